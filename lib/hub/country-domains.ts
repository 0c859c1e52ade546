import type { Region } from '../phone-numbers/found';
import { COUNTRIES } from '../phone-numbers/countries';

/** Country domains that the whole world uses: they tell no country. */
const WORLDWIDE = new Set(
  (
    'ac ad ag ai as bz cc cd cf co cx dj fm ga gg gl gq gs im io la ly me ml ms mu nf nu pw re sc sh ' +
    'so sr st tk tl to tv vc vg ws'
  ).split(' '),
);

/** Country domains that are not the country's code; the last ones in Punycode, as URLs write them. */
const OTHERWISE: Readonly<Record<string, Region>> = {
  su: 'RU',
  uk: 'GB',
  'xn--3e0b707e': 'KR', // 한국
  'xn--45brj9c': 'IN', // ভারত
  'xn--54b7fta0cc': 'BD', // বাংলা
  'xn--80ao21a': 'KZ', // қаз
  'xn--90a3ac': 'RS', // срб
  'xn--90ae': 'BG', // бг
  'xn--90ais': 'BY', // бел
  'xn--clchc0ea0b2g2a9gcd': 'SG', // சிங்கப்பூர்
  'xn--d1alf': 'MK', // мкд
  'xn--fiqs8s': 'CN', // 中国
  'xn--fiqz9s': 'CN', // 中國
  'xn--fpcrj9c3d': 'IN', // భారత్
  'xn--fzc2c9e2c': 'LK', // ලංකා
  'xn--gecrj9c': 'IN', // ભારત
  'xn--h2brj9c': 'IN', // भारत
  'xn--j1amh': 'UA', // укр
  'xn--j6w193g': 'HK', // 香港
  'xn--kprw13d': 'TW', // 台湾
  'xn--kpry57d': 'TW', // 台灣
  'xn--l1acc': 'MN', // мон
  'xn--lgbbat1ad8j': 'DZ', // الجزائر
  'xn--mgb9awbf': 'OM', // عمان
  'xn--mgba3a4f16a': 'IR', // ایران
  'xn--mgbaam7a8h': 'AE', // امارات
  'xn--mgbai9azgqp6j': 'PK', // پاکستان
  'xn--mgbayh7gpa': 'JO', // الاردن
  'xn--mgbbh1a71e': 'IN', // بھارت
  'xn--mgbc0a9azcg': 'MA', // المغرب
  'xn--mgberp4a5d4ar': 'SA', // السعودية
  'xn--mgbpl2fh': 'SD', // سودان
  'xn--mgbtx2b': 'IQ', // عراق
  'xn--mgbx4cd0ab': 'MY', // مليسيا
  'xn--mix891f': 'MO', // 澳門
  'xn--node': 'GE', // გე
  'xn--o3cw4h': 'TH', // ไทย
  'xn--ogbpf8fl': 'SY', // سورية
  'xn--p1ai': 'RU', // рф
  'xn--pgbs0dh': 'TN', // تونس
  'xn--q7ce6a': 'LA', // ລາວ
  'xn--qxam': 'GR', // ελ
  'xn--s9brj9c': 'IN', // ਭਾਰਤ
  'xn--wgbh1c': 'EG', // مصر
  'xn--wgbl6a': 'QA', // قطر
  'xn--xkc2al3hye2a': 'LK', // இலங்கை
  'xn--xkc2dl3a5ee0h': 'IN', // இந்தியா
  'xn--y9a3aq': 'AM', // հայ
  'xn--yfro4i67o': 'SG', // 新加坡
  'xn--ygbi2ammx': 'PS', // فلسطين
};

/**
 * The country of a site's top-level domain; `null` for domains of no country, for those that the
 * whole world uses, for addresses, bare names of machines, and what is no origin at all.
 */
export function countryOfOrigin(origin: string): Region | null {
  if (!URL.canParse(origin)) return null;
  const labels = new URL(origin).hostname.replace(/\.$/u, '').split('.');
  const top = labels.length > 1 ? (labels.at(-1) ?? '') : '';
  if (WORLDWIDE.has(top)) return null;
  const region = OTHERWISE[top] ?? (/^[a-z]{2}$/u.test(top) ? top.toUpperCase() : '');
  return COUNTRIES.includes(region) ? region : null;
}
