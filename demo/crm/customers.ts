import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

export type Customer = {
  readonly id: number;
  readonly name: string;
  readonly company: string;
  readonly city: string;
  readonly country: CountryCode;
  readonly since: string;
  /** Numbers as a person typed them into the CRM. */
  readonly numbers: readonly {
    readonly label: string;
    readonly text: string;
    readonly e164: string;
  }[];
};

type Row = readonly [
  name: string,
  company: string,
  city: string,
  country: CountryCode,
  since: string,
  ...numbers: string[],
];

const LABELS = ['Mobile', 'Office', 'Other'];

/** Invented people. Numbers come from the ranges kept for fiction where a country has such. */
const ROWS: readonly Row[] = [
  [
    '王晓明',
    '上海远航物流有限公司',
    'Shanghai',
    'CN',
    '2024-03-18',
    '138 0013 8000',
    '021-6228 1234',
  ],
  [
    'Emma Whitfield',
    'Harbour & Vale Ltd',
    'London',
    'GB',
    '2023-11-02',
    '07911 123456',
    '020 7946 0018',
  ],
  ['Daniel Ortega', 'Bluebonnet Dental', 'Austin', 'US', '2025-01-27', '(512) 555-0164'],
  ['李娜', '深圳市华芯科技', 'Shenzhen', 'CN', '2024-08-09', '+86 186 2100 3344', '0755-8366 9012'],
  [
    'Sophie Lambert',
    'Atelier Lumière',
    'Lyon',
    'FR',
    '2022-05-30',
    '06 12 34 56 78',
    '04 65 71 20 33',
  ],
  [
    'Jonas Keller',
    'Keller Maschinenbau GmbH',
    'Berlin',
    'DE',
    '2021-12-13',
    '+49 30 23125 014',
    '0151 2345 6789',
  ],
  ['Aiko Tanaka', '田中印刷株式会社', 'Tokyo', 'JP', '2024-02-21', '090-1234-5678', '03-5550-1234'],
  [
    'Priya Raman',
    'Coromandel Exports',
    'Chennai',
    'IN',
    '2023-07-15',
    '+91 98400 12345',
    '044-2819 4455',
  ],
  ['Lucas Almeida', 'Café Serra Azul', 'São Paulo', 'BR', '2025-04-04', '(11) 91234-5678'],
  ['陳美玲', '香港維港貿易行', 'Hong Kong', 'HK', '2022-10-11', '+852 9123 4567', '2521 0088'],
  [
    'Noah Bennett',
    'Southern Cross Solar',
    'Sydney',
    'AU',
    '2024-06-06',
    '0491 570 156',
    '(02) 5550 1234',
  ],
  ['Fatima Al Mansoori', 'Oasis Clinics', 'Dubai', 'AE', '2023-03-01', '+971 50 123 4567'],
  [
    'Wei Liang Tan',
    'Straits Marine Pte',
    'Singapore',
    'SG',
    '2021-09-20',
    '+65 8123 4567',
    '6222 1234',
  ],
  ['Grace Okafor', 'Lagos Paper Works', 'Lagos', 'NG', '2025-02-14', '0803 123 4567'],
  [
    'Mateo Rossi',
    'Officina Rossi',
    'Milano',
    'IT',
    '2020-04-23',
    '+39 347 123 4567',
    '02 1234 5678',
  ],
  [
    'Hannah Lindqvist',
    'Norrsken Design AB',
    'Stockholm',
    'SE',
    '2024-09-30',
    '070-174 06 05',
    '08-465 004 12',
  ],
  ['Carlos Mendoza', 'Talleres Mendoza', 'Ciudad de México', 'MX', '2022-01-19', '55 1234 5678'],
  ['Kim Min-jun', '한빛전자', 'Seoul', 'KR', '2023-08-08', '010-2345-6789', '02-312-3456'],
  ['Olivia Hart', 'Hart Veterinary Group', 'Toronto', 'CA', '2024-12-01', '+1 416-555-0137'],
  ['Piotr Nowak', 'Nowak Transport', 'Warszawa', 'PL', '2021-06-17', '+48 512 345 678'],
  ['Ana García', 'Librería del Prado', 'Madrid', 'ES', '2023-05-25', '612 34 56 78', '910 123 456'],
  [
    '林志豪',
    '台北綠能股份有限公司',
    'Taipei',
    'TW',
    '2024-07-07',
    '0912-345-678',
    '(02) 2345-6789',
  ],
  [
    'Thomas de Vries',
    'De Vries Bloemen',
    'Amsterdam',
    'NL',
    '2020-11-11',
    '06 12345678',
    '020 123 4567',
  ],
  ['Ingrid Solberg', 'Fjord Seafood AS', 'Bergen', 'NO', '2022-02-28', '+47 406 12 345'],
  ['Ahmed Hassan', 'Nile Textiles', 'Cairo', 'EG', '2025-03-03', '0100 123 4567'],
  [
    'Chloé Martin',
    'Maison Martin SA',
    'Genève',
    'CH',
    '2023-09-09',
    '078 123 45 67',
    '+41 22 345 67 89',
  ],
  ['Budi Santoso', 'Batavia Furniture', 'Jakarta', 'ID', '2024-01-12', '0812-3456-7890'],
  ['Nguyễn Thị Lan', 'Lan Anh Garments', 'Hà Nội', 'VN', '2021-03-29', '091 234 56 78'],
  ['Somchai Prasert', 'Chao Phraya Foods', 'Bangkok', 'TH', '2022-08-16', '081 234 5678'],
  [
    'Michael Brandt',
    'Brandt & Söhne KG',
    'Wien',
    'AT',
    '2020-07-02',
    '0664 1234567',
    '+43 1 234 5678',
  ],
  ['Thandi Nkosi', 'Table Bay Tours', 'Cape Town', 'ZA', '2024-10-24', '071 123 4567'],
  ['Elif Yılmaz', 'Boğaz Seramik', 'İstanbul', 'TR', '2023-12-18', '0532 123 45 67'],
  ['Siobhán Byrne', 'Liffey Books', 'Dublin', 'IE', '2022-06-13', '085 012 3456'],
  ['赵建国', '成都锦里食品厂', 'Chengdu', 'CN', '2021-01-05', '(028) 8666 7788', '159 2800 6677'],
  ['Rahul Mehta', 'Indus Software', 'Bengaluru', 'IN', '2025-05-19', '(+91) 9900112233'],
  ['Isabella Moreno', 'Andes Coffee SAS', 'Bogotá', 'CO', '2023-04-14', '+57 321 123 4567'],
  ['Lars Nielsen', 'Nielsen Vinduer', 'København', 'DK', '2020-10-08', '32 12 34 56'],
  ['Maria Papadopoulou', 'Aegean Yachts', 'Athens', 'GR', '2024-04-02', '691 234 5678'],
  ['Jack Rowley', 'Kiwi Orchards', 'Auckland', 'NZ', '2022-12-20', '021 123 4567'],
  [
    'Rebecca Stone',
    'Stone & Partners LLP',
    'New York',
    'US',
    '2021-08-31',
    '212.555.0188',
    '+1 917 555 0123',
  ],
];

export const CUSTOMERS: readonly Customer[] = ROWS.map(
  ([name, company, city, country, since, ...numbers], index) => ({
    id: index + 1,
    name,
    company,
    city,
    country,
    since,
    numbers: numbers.map((text, position) => ({
      label: LABELS[position] ?? 'Other',
      text,
      e164: parsePhoneNumberWithError(text, country).number,
    })),
  }),
);
