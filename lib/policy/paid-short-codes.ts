/** Directory enquiries in much of Europe, and beyond. */
const ENQUIRIES = /^118\d{1,3}$/u;

/**
 * Short numbers with a price of their own, as far as we know of them; the list is not complete.
 * CN: 95… (nationwide) and 96… (one province) are companies' lines, 12… services, 100… the carriers',
 * 116114 and 118114 enquiries: the Ministry of Industry and Information Technology's numbering plan of the
 * telecommunication networks (电信网编号计划), 2017.
 */
const BY_REGION: Readonly<Record<string, RegExp>> = {
  CH: /^18\d{2}$/u,
  CN: /^(?:9[56]\d{3,6}|12\d{3}|100(?:00|10|86)(?:\d{2})?|11[68]114)$/u,
  FR: /^3\d{3}$/u,
  IT: /^89\d{4}$/u,
  NL: /^18\d{2}$/u,
  NO: /^18\d{2}$/u,
};

/**
 * Whether a short number may cost what only its owner knows. A company's extension may look the
 * same, so that it is asked about, and not refused.
 */
export function paidShortCode(digits: string, region: string): boolean {
  return ENQUIRIES.test(digits) || (BY_REGION[region]?.test(digits) ?? false);
}
