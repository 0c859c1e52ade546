import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';

const span = v.object({
  start: v.number(),
  end: v.number(),
  /** `null`: a short code, which has none; `dial` says what to dial. */
  e164: v.nullable(v.string()),
  dial: v.optional(v.nullable(v.string())),
  ext: v.optional(v.nullable(v.string())),
});

const item = v.object({
  /** `data-pid` of the element whose text is judged. */
  pid: v.string(),
  text: v.string(),
  expect: v.array(span),
  where: v.string(),
  hard: v.optional(v.boolean(), false),
});

const labels = v.object({
  pages: v.array(
    v.object({
      file: v.string(),
      region: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/u)),
      items: v.array(item),
    }),
  ),
});

/** A number that a person would want to dial. Offsets: UTF-16 units of its item's text. */
export type LabelledSpan = v.InferOutput<typeof span>;
/** One labelled element of a page; no spans: nothing in it is a phone number. */
export type LabelledItem = v.InferOutput<typeof item>;
export type LabelledPage = v.InferOutput<typeof labels>['pages'][number];

/** Reads the labels of a set of pages. Throws with the place of the first mistake. */
export function readLabels(file: string): readonly LabelledPage[] {
  const parsed = v.safeParse(labels, JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.output.pages;
  const [issue] = parsed.issues;
  throw new Error(`${file}: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
}

/** A page's bytes. Labels may name a page with the folder that it once lay in. */
export function readPage(folder: string, { file }: LabelledPage): Buffer {
  try {
    return readFileSync(join(folder, file));
  } catch {
    return readFileSync(join(folder, basename(file)));
  }
}

/** What a click on a labelled number must dial. */
export function dialled(label: LabelledSpan): string {
  return label.e164 ?? label.dial ?? '';
}
