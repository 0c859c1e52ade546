/** Parts of dates as people write them, as sources of regular expressions. */
export const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
export const MONTH = '(?:0?[1-9]|1[0-2])';
export const YEAR = '(?:19|20)\\d{2}';
