/**
 * The 21 wellbeing services counties and Helsinki, a city with the same duties. Codes are those of
 * Statistics Finland: two digits with the leading zero; municipalities have three (91 is Åland, 091 Helsinki).
 * Åland has a law of its own and is not here. (docs/field.md: Counties)
 */
import { type Names, named } from './names.ts'

export const COUNTIES = [
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '20',
  '21',
  '90',
] as const

export type County = (typeof COUNTIES)[number]

export interface CountyFacts {
  readonly names: Names
  /** Care is given in Finnish and Swedish by the client's choice. */
  readonly bilingual: boolean
  /** Inhabitants in thousands, end of 2024: a weight for simulations, not a statistic to show. */
  readonly weight: number
}

export const countyFacts: Readonly<Record<County, CountyFacts>> = {
  '01': county('Itä-Uusimaa', 'Östra Nyland', 'East Uusimaa', 99, true),
  '02': county('Keski-Uusimaa', 'Mellersta Nyland', 'Central Uusimaa', 207),
  '03': county('Länsi-Uusimaa', 'Västra Nyland', 'Western Uusimaa', 502, true),
  '04': county('Vantaa-Kerava', 'Vanda-Kervo', 'Vantaa and Kerava', 290, true),
  '05': county('Varsinais-Suomi', 'Egentliga Finland', 'Southwest Finland', 495, true),
  '06': county('Satakunta', 'Satakunta', 'Satakunta', 211),
  '07': county('Kanta-Häme', 'Egentliga Tavastland', 'Kanta-Häme', 169),
  '08': county('Pirkanmaa', 'Birkaland', 'Pirkanmaa', 545),
  '09': county('Päijät-Häme', 'Päijänne-Tavastland', 'Päijät-Häme', 205),
  '10': county('Kymenlaakso', 'Kymmenedalen', 'Kymenlaakso', 157, true),
  '11': county('Etelä-Karjala', 'Södra Karelen', 'South Karelia', 125),
  '12': county('Etelä-Savo', 'Södra Savolax', 'South Savo', 129),
  '13': county('Pohjois-Savo', 'Norra Savolax', 'North Savo', 249),
  '14': county('Pohjois-Karjala', 'Norra Karelen', 'North Karelia', 162),
  '15': county('Keski-Suomi', 'Mellersta Finland', 'Central Finland', 274),
  '16': county('Etelä-Pohjanmaa', 'Södra Österbotten', 'South Ostrobothnia', 190),
  '17': county('Pohjanmaa', 'Österbotten', 'Ostrobothnia', 179, true),
  '18': county('Keski-Pohjanmaa', 'Mellersta Österbotten', 'Central Ostrobothnia', 68, true),
  '19': county('Pohjois-Pohjanmaa', 'Norra Österbotten', 'North Ostrobothnia', 418),
  '20': county('Kainuu', 'Kajanaland', 'Kainuu', 70),
  '21': county('Lappi', 'Lappland', 'Lapland', 176),
  '90': county('Helsinki', 'Helsingfors', 'Helsinki', 684, true),
}

function county(fi: string, sv: string, en: string, weight: number, bilingual = false): CountyFacts {
  return { names: named(fi, sv, en), bilingual, weight }
}
