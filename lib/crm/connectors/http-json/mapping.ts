import * as v from 'valibot';
import { isDemoOrigin } from '../../settings-address';

const short = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const HTTPS = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?$/u;
/** Where a CRM is, or its pages are: an https origin without path. */
export const crmOrigin = v.pipe(
  v.string(),
  v.check((url) => HTTPS.test(url) || isDemoOrigin(url), 'https://crm.example.com'),
);
const path = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.regex(/^\/(?!\/)[^\s\\]*$/u, 'Begins with one "/"'),
);
/** Property names and list places, joined by dots: `attributes.phone_work`, `0.id`. */
const dotted = v.pipe(
  v.string(),
  v.regex(/^[\w-]+(?:\.[\w-]+)*$/u, 'Names joined by dots'),
  v.maxLength(200),
);
/** Authorization is added on the way out, and no mapping may set it. */
const headers = v.record(
  v.pipe(v.string(), v.regex(/^(?!authorization$|cookie$|host$)[a-z0-9-]+$/u, 'In small letters')),
  short,
);
const request = {
  method: v.picklist(['GET', 'POST', 'PATCH', 'PUT']),
  path,
  headers: v.optional(headers),
  /** JSON in which every string is a template. */
  body: v.optional(v.unknown()),
};

/**
 * How an in-house CRM is asked, without code. Paths and strings of a body are templates: `{e164}`,
 * `{digits}`, `{national}`, `{significant}`, `{formatted}`, `{international}` and `{typed}` of the
 * number, or `{form}` for each of `forms` in turn; in `log` those of `callValues`; in `searchByName` and
 * `create` those of `name-values.ts`.
 */
export const httpJsonSettings = v.object({
  /** As agents know it. */
  crm: short,
  origin: crmOrigin,
  /** Where its pages are, if not at `origin`. */
  pages: v.optional(crmOrigin),
  find: v.object({
    ...request,
    forms: v.optional(
      v.pipe(
        v.array(
          v.picklist([
            'e164',
            'digits',
            'national',
            'significant',
            'formatted',
            'international',
            'typed',
          ]),
        ),
        v.minLength(1),
      ),
    ),
    /** Where the list of records is in the reply; absent: the reply is the list. */
    list: v.optional(dotted),
    id: dotted,
    /** Joined by a space. */
    name: v.pipe(v.array(dotted), v.minLength(1)),
    company: v.optional(dotted),
    title: v.optional(dotted),
    /** What else is shown of a record, by the name that it is shown with. */
    fields: v.optional(v.record(v.pipe(short, v.maxLength(40)), dotted)),
    phones: v.pipe(
      v.partial(
        v.object({ phone: dotted, mobile: dotted, office: dotted, home: dotted, other: dotted }),
      ),
      v.check((phones) => Object.values(phones).length > 0, 'At least one'),
    ),
    /** What the CRM calls such a record. */
    type: short,
    /** The record's page, with `{id}`. */
    page: v.optional(path),
  }),
  /** Read as the reply of `find` is. */
  searchByName: v.optional(v.object(request)),
  create: v.optional(
    v.object({
      ...request,
      /** Where the new contact's id is in the reply. */
      id: dotted,
    }),
  ),
  log: v.optional(
    v.object({
      ...request,
      /** Where the new record's id is in the reply. */
      id: dotted,
      needsContact: v.optional(v.boolean()),
    }),
  ),
  /**
   * How a call that is there is changed: `{record}` is what `log` has found at `id`, `{recordNumber}`
   * the same as a number, `{html}` subject and text in HTML. What a place has no value for is `null`, or left
   * out of a list. Absent: it cannot be changed.
   */
  amend: v.optional(
    v.object({
      ...request,
      /** Where the record's id is in the reply; absent: the reply is `true`, or there is none. */
      id: v.optional(dotted),
      /** A call stays with the contact that it was written on. */
      keepsContact: v.optional(v.boolean()),
    }),
  ),
});
export type HttpJsonSettings = v.InferOutput<typeof httpJsonSettings>;
