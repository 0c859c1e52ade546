import type { Access, Connector, RemoteName } from './connector';
import { dynamics } from './connectors/dynamics';
import type { DynamicsSettings } from './connectors/dynamics/settings';
import { httpJson } from './connectors/http-json';
import { mappingOf, type HttpJsonChoice } from './connectors/http-json/settings';
import { hubspot } from './connectors/hubspot';
import { salesforce } from './connectors/salesforce';
import type { SalesforceSettings } from './connectors/salesforce/settings';
import { seenOnPage } from './connectors/seen-on-page';
import type { SeenNumbers, SessionArea } from './connectors/seen-on-page/seen-numbers';
import { urlTemplate } from './connectors/url-template';
import type { UrlTemplateSettings } from './connectors/url-template/settings';
import { zoho } from './connectors/zoho';

/** What is known without asking anybody: whom the agent's own tabs have shown. */
export function seenConnector(area: SessionArea): {
  readonly connector: Connector;
  readonly seen: SeenNumbers;
} {
  const connector = seenOnPage(area);
  return { connector, seen: connector.numbers };
}

/** The customer systems that are set up. */
export type CrmSettings = {
  readonly salesforce?: SalesforceSettings;
  readonly dynamics?: DynamicsSettings;
  readonly hubspot?: object;
  readonly zoho?: object;
  readonly httpJson?: HttpJsonChoice;
  readonly urlTemplate?: UrlTemplateSettings;
};

/** A customer system before anybody has signed in to it. */
export type RemoteSystem = {
  readonly name: RemoteName;
  /** As people know it. */
  readonly crm: string;
  /** Where its API is. */
  readonly origin: string;
  readonly connector: (access: Access) => Connector;
};

/**
 * Every customer system that is set up. Add a connector here, and to the policy's key `crm`.
 *
 * @param gateway the company's; without one there is no way to those that need it
 */
export function remoteSystems(settings: CrmSettings, gateway: string): readonly RemoteSystem[] {
  const systems: RemoteSystem[] = [];
  const { urlTemplate: search, httpJson: json } = settings;
  if (settings.salesforce) {
    const { salesforce: org } = settings;
    const connector = (access: Access): Connector => salesforce(org, access);
    systems.push({ name: 'salesforce', crm: 'Salesforce', origin: org.instanceUrl, connector });
  }
  if (settings.dynamics) {
    const { dynamics: org } = settings;
    const connector = (access: Access): Connector => dynamics(org, access);
    systems.push({ name: 'dynamics', crm: 'Dynamics 365', origin: org.org, connector });
  }
  if (settings.hubspot && gateway) {
    const connector = (access: Access): Connector => hubspot({ gateway }, access);
    systems.push({ name: 'hubspot', crm: 'HubSpot', origin: gateway, connector });
  }
  if (settings.zoho && gateway) {
    const connector = (access: Access): Connector => zoho({ gateway }, access);
    systems.push({ name: 'zoho', crm: 'Zoho CRM', origin: gateway, connector });
  }
  const mapping = json && mappingOf(json);
  if (mapping) {
    const { crm, origin } = mapping;
    const connector = (access: Access): Connector => httpJson(mapping, access);
    systems.push({ name: 'http-json', crm, origin, connector });
  }
  if (search) {
    const { origin, host } = new URL(search.template);
    const connector = (): Connector => urlTemplate(search);
    systems.push({ name: 'url-template', crm: host, origin, connector });
  }
  return systems;
}
