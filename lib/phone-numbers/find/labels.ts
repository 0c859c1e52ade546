/** What the words in front of a number say about it. */
export type Label = 'phone' | 'other' | 'none';

const PHONE = [
  'tel[eé]?(?:f|ph)?on[a-zéo]*|tel|tél|phones?|phone no|mob(?:ile|il)?|cell(?:ulare|ular)?|handy|hp|fax',
  'call|ring|dial|hotline|whatsapp|sms|contact|office|landline|móvil|celular|portable|телефон|тел|моб',
  'rufnummer|durchwahl|erreichbar unter|telefone|teléfono|téléphone|reach us on|support',
  '电话|電話|手机|手機|联系方式|聯絡|热线|熱線|座机|传真|拨打|致电|来电|携帯|でんわ|연락처|전화|휴대폰|핸드폰|客户|客服',
].join('|');

const OTHER = [
  'order|invoice|case|ticket|account|acct|ref(?:erence)?|id|sku|zip|postcode|ein|ssn|tax|vat|imei',
  'serial|tracking|parcel|item|product|customer|contract|policy|claim|po|rma|isbn|version|build|meeting',
  'bestell\\w*|rechnung\\w*|kunden\\w*|auftrag\\w*|steuer\\w*|vertrag\\w*|commande|facture|pedido|factura',
  'fatura|nota fiscal|cpf|cnpj|siret|siren|nif|rut|cuit|заказ|счет|инн|routing|iban|bic|seq|row|page',
  '订单号?|訂單號?|单号|單號|编号|編號|身份证号?|卡号|账号|帐号|帳號|发票号?|运单号?|快递|微信号?|qq|qq群|群号?|邮编|税号|合同号?|工单号?|会议号?',
  '注文番号|伝票番号|会員番号|注文|番号|주문번호|송장번호|사업자번호',
].join('|');

const TAIL = String.raw`(?: ?(?:nos?|nr|num|number|numbers|nummer|id|code|号码?|號碼?|番号|번호)\b)?[\s.:#=№()\[\]·,-]*`;
// JavaScript's \b knows ASCII words only, and Chinese has no word breaks at all.
const START = String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\d_])`;

const PHONE_BEFORE = new RegExp(
  `(?:${START}(?:${PHONE}))${TAIL}(?:is|at|:|：|\\(\\w+\\))?[\\s:(]*$`,
  'iu',
);
const OTHER_BEFORE = new RegExp(`(?:${START}(?:${OTHER}))${TAIL}$`, 'iu');

/** How far back a label is looked for, UTF-16 units. */
const REACH = 28;

/** The label in front of the offset, in normalised text. */
export function labelBefore(text: string, offset: number): Label {
  const before = text.slice(Math.max(0, offset - REACH), offset);
  if (!/\p{L}/u.test(before)) return 'none';
  if (OTHER_BEFORE.test(before)) return 'other';
  return PHONE_BEFORE.test(before) ? 'phone' : 'none';
}
