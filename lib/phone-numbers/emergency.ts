import type { Region } from './found';

/** Answered in any mobile network of the world. */
const ANYWHERE: readonly string[] = ['112', '911', '999'];

/** ITU list of emergency numbers and national regulators' lists; police, fire, ambulance, coast. */
const BY_REGION: Readonly<Record<Region, string>> = {
  AR: '100 101 103 106 107',
  AT: '122 133 140 144',
  AU: '000 106',
  BE: '100 101',
  BR: '190 191 192 193 194 197 198 199',
  CA: '988',
  CH: '117 118 143 144 1414',
  CL: '131 132 133',
  CN: '110 119 120 122 12110 12395',
  CO: '123',
  CZ: '150 155 156 158',
  DE: '110',
  EG: '122 123 180',
  ES: '061 062 080 085 088 091 092',
  FR: '15 17 18 114 115 119 191 196 197',
  GR: '100 108 166 199',
  HU: '104 105 107',
  ID: '110 113 118 119',
  IL: '100 101 102',
  IN: '100 101 102 108',
  IR: '110 115 125',
  IT: '113 114 115 118 1530',
  JP: '110 118 119',
  KR: '112 113 117 119',
  MX: '060 065 066 068',
  MY: '994',
  NO: '110 113',
  NZ: '111',
  PE: '105 106 116',
  PK: '15 16 115 1122',
  PL: '997 998',
  RU: '01 02 03 04 101 102 103 104',
  SA: '997 998 937',
  SG: '995',
  TH: '191 1669',
  TR: '110 112 122 155 156 158',
  TW: '110 118 119',
  UA: '101 102 103 104',
  US: '988',
  VN: '113 114 115',
  ZA: '10111 10177',
};

/** The same beyond the caller's own town, by its area code: `010110` is Beijing's police. */
const WITH_AREA_CODE: Readonly<Record<Region, RegExp>> = {
  CN: /^0(?:10|2\d|[3-9]\d{2})(?:110|119|120|122)$/u,
};

/** Whether the digits ring police, fire or ambulance in the region, or anywhere. */
export function emergencyCode(digits: string, region: Region): boolean {
  if (ANYWHERE.includes(digits) || (WITH_AREA_CODE[region]?.test(digits) ?? false)) return true;
  return BY_REGION[region]?.split(' ').includes(digits) ?? false;
}

/** Whether they do in any region: where a country is a guess, such a code is not to be trusted. */
export function emergencySomewhere(digits: string): boolean {
  return Object.keys(BY_REGION).some((region) => emergencyCode(digits, region));
}
