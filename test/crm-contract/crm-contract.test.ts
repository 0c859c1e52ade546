import { simulatedDynamics } from '../peers/crm/dynamics/dynamics';
import { simulatedEspo } from '../peers/crm/http-json/espocrm';
import { simulatedOdoo } from '../peers/crm/http-json/odoo';
import { simulatedSuite } from '../peers/crm/http-json/suitecrm';
import { simulatedHubspot } from '../peers/crm/hubspot/hubspot';
import { simulatedSalesforce } from '../peers/crm/salesforce/salesforce';
import { simulatedZoho } from '../peers/crm/zoho/zoho';
import { connectorContract } from './connector-contract';
import { customerContract } from './customer-contract';

connectorContract('Salesforce', simulatedSalesforce);
connectorContract('Dynamics 365', simulatedDynamics);
connectorContract('Odoo', simulatedOdoo);
connectorContract('EspoCRM', simulatedEspo);
connectorContract('SuiteCRM', simulatedSuite);
connectorContract('HubSpot, behind a gateway,', simulatedHubspot);
connectorContract('Zoho CRM, behind a gateway,', simulatedZoho);

customerContract('Salesforce', simulatedSalesforce);
customerContract('Dynamics 365', simulatedDynamics);
