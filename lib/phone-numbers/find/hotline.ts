/**
 * Words of calling, in any of the languages that labels are read in. Part of what labels know, and
 * small: every frame carries it, when the labels come with the first number.
 */
const SPEAKS_OF_CALLS =
  /tel|t[eé]l|phone|fon|line|cell?|mob|m[oó]vil|ring|dial|call|text|sms|fax|handy|hp|ruf|appel|compos|marqu|disque|wähl|llam|lig|chiam|bel\b|bell|dzwo|kom|gsm|cep|ara|gọi|thoại|đt|тел|звон|моб|факс|电|電|手机|手機|联系|聯|热线|熱線|专线|專線|客服|咨询|諮詢|座机|固话|传真|打|拨|撥|话|話|呼|携帯|番号|전화|연락|휴대|핸드|팩스|콜|โทร|สายด่วน|เบอร์|มือถือ|هاتف|جوال|موبايل|اتصل|واتس|טלפון|נייד|τηλ|κιν|फ़ोन|फोन|मोबाइल|☎|☏|✆|📞|📱|📠/iu;

const CODE = /(?<!\d)\d{3,8}(?!\d)/g;
/** How far in front of a short code such a word is looked for, UTF-16 units. */
const REACH = 24;
/** A short code stands beside its label, not somewhere in a story. */
const LONGEST_TEXT = 400;

/** Whether a few digits with a word of calling in front may be a hotline's. */
export function hotlineLike(text: string): boolean {
  if (text.length > LONGEST_TEXT) return false;
  CODE.lastIndex = 0;
  for (let match = CODE.exec(text); match; match = CODE.exec(text)) {
    if (SPEAKS_OF_CALLS.test(text.slice(Math.max(0, match.index - REACH), match.index)))
      return true;
  }
  return false;
}
