import type { Region } from './found';

/**
 * Service numbers longer than six digits, which look like a subscriber's number. China: 95… and 96…
 * have up to eight digits and no area code, and no subscriber's number begins so; the carriers'
 * enquiries add two digits to their own; police and fire elsewhere follow an area code. Ministry of Industry and Information Technology's numbering
 * plan of the telecommunication networks (电信网编号计划), 2017. Taiwan's have no area code either.
 */
const LONG: Readonly<Record<Region, RegExp>> = {
  CN: /^(?:9[56]\d{5,6}|100(?:00|10|86)\d{2}|0[3-9]\d{2}(?:110|119|120|122))$/u,
  TW: /^4(?:12|49)\d{4}$/u,
};

/**
 * One number in every town at the price of a local call, shorter than its country's others. The
 * metadata knows them.
 */
const NATIONWIDE: Readonly<Record<Region, RegExp>> = {
  AU: /^13\d{4}$/u,
  BR: /^(?:300\d|400\d|4020)\d{4}$/u,
};

/** Whether digits are one of the region's numbers that have no area code, yet are E.164 behind its code. */
export function nationwide(digits: string, region: Region): boolean {
  return NATIONWIDE[region]?.test(digits) ?? false;
}

/** Whether digits are a service number of the region, never E.164. */
export function hotline(digits: string, region: Region): boolean {
  return LONG[region]?.test(digits) ?? false;
}
