import { simulatedDynamics } from '../peers/crm/dynamics/dynamics';
import { simulatedEspo } from '../peers/crm/http-json/espocrm';
import { simulatedOdoo } from '../peers/crm/http-json/odoo';
import { simulatedSuite } from '../peers/crm/http-json/suitecrm';
import { simulatedHubspot } from '../peers/crm/hubspot/hubspot';
import { simulatedSalesforce } from '../peers/crm/salesforce/salesforce';
import { simulatedZoho } from '../peers/crm/zoho/zoho';
import { amendContract } from './amend-contract';
import { connectorContract } from './connector-contract';
import { customerContract } from './customer-contract';
import { nameContract } from './name-contract';
import { newContactContract } from './new-contact-contract';

const CRMS = {
  Salesforce: simulatedSalesforce,
  'Dynamics 365': simulatedDynamics,
  Odoo: simulatedOdoo,
  EspoCRM: simulatedEspo,
  SuiteCRM: simulatedSuite,
  'HubSpot, behind a gateway,': simulatedHubspot,
  'Zoho CRM, behind a gateway,': simulatedZoho,
};
for (const [name, simulate] of Object.entries(CRMS)) {
  connectorContract(name, simulate);
  amendContract(name, simulate);
  nameContract(name, simulate);
}

for (const name of ['Salesforce', 'Dynamics 365'] as const) customerContract(name, CRMS[name]);
// Salesforce and Dynamics 365 have a page for a new contact.
for (const [name, simulate] of Object.entries(CRMS).slice(2)) newContactContract(name, simulate);
