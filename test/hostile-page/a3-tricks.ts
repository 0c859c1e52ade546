/** A number that a style sheet or a script makes look like another one. */
export type Trick = {
  readonly what: string;
  /** With `id="it"` on what the agent clicks. */
  readonly html: string;
  /** What people see; the rest is what is read. */
  readonly seen: string;
  /** A link: it is clicked itself, too. */
  readonly link?: 'too' | 'alone';
  /** May be dialled at once: it is what people see. */
  readonly fine?: string;
};

const it = (inner: string, style = ''): string => `<span id="it" style="${style}">${inner}</span>`;
const link = (inner: string, to = '+14155552671', style = ''): string =>
  `<a id="it" href="tel:${to}" style="${style}">${inner}</a>`;
const hidden = (style: string): string => it(`+49 30 123<span style="${style}">45</span>678`);

/** None of these may be dialled without a question. */
export const TRICKS: readonly Trick[] = [
  { what: 'digits of no size', html: hidden('font-size: 0'), seen: '+49 30 123678' },
  { what: 'transparent digits', html: hidden('opacity: 0'), seen: '+49 30 123  678' },
  { what: 'almost transparent digits', html: hidden('opacity: .02'), seen: '+49 30 123  678' },
  { what: 'hidden digits', html: hidden('visibility: hidden'), seen: '+49 30 123  678' },
  { what: 'digits without colour', html: hidden('color: transparent'), seen: '+49 30 123  678' },
  {
    what: 'digits that are not filled',
    html: hidden('-webkit-text-fill-color: #0000'),
    seen: '+49 30 123  678',
  },
  {
    what: 'digits off the screen',
    html: hidden('position: relative; left: -4000px'),
    seen: '+49 30 123  678',
  },
  {
    what: 'digits on top of each other',
    html: it('+1 415 555 2671', 'letter-spacing: -1em'),
    seen: 'a blot',
  },
  {
    what: 'digits on top of one another in the middle',
    html: hidden('margin-left: -1.1em; background: white'),
    seen: '+49 30 45678',
  },
  {
    what: 'an override by style',
    html: it('1762 555 514 1+', 'unicode-bidi: bidi-override; direction: rtl'),
    seen: '+1 415 555 2671',
  },
  {
    what: 'an override by style, isolated, in a link',
    html: link('+17625555141', '+17625555141', 'unicode-bidi: isolate-override; direction: rtl'),
    seen: '14155552671+',
  },
  {
    what: 'an override by <bdo>',
    html: `<bdo id="it" dir="rtl">1762 555 514 1+</bdo>`,
    seen: '+1 415 555 2671',
  },
  {
    what: 'groups from right to left',
    html: `<p dir="rtl">${it('202 555 0143')}</p>`,
    seen: '0143 555 202',
  },
  {
    what: 'groups put in another order',
    html: it(
      '+1 <span style="position: relative; left: 2.3em">415</span> <span style="position: relative; left: -2.3em">202</span> 5501',
    ),
    seen: '+1 202 415 5501',
  },
  {
    what: 'digits from the style sheet',
    html: `<style>#it b::before { content: '9' }</style>${it('+1 415 <b>555</b> 2671')}`,
    seen: '+1 415 9555 2671',
  },
  {
    what: 'digits from the style sheet around it all',
    html: `<style>#it::after { content: '22' }</style>${it('+1 415 555 2671')}`,
    seen: '+1 415 555 267122',
  },
  {
    what: 'digits as discs',
    html: it('+1 415 555 2671', '-webkit-text-security: disc'),
    seen: '••••••••',
  },
  {
    what: 'a number of one pixel',
    html: `Press here ${it('+1 415 555 2671', 'font-size: 1px')}`,
    seen: 'Press here',
  },
  {
    what: 'a mirrored number',
    html: it('+1 415 555 2671', 'display: inline-block; transform: scaleX(-1)'),
    seen: 'from right to left',
  },
  {
    what: 'a link of which a part is not shown',
    html: link('+1 202 555 0143 <span style="font-size: 0">or +1 415 555 2671</span>'),
    seen: '+1 202 555 0143',
    link: 'too',
    fine: '+12025550143',
  },
  {
    what: 'a link whose target is in a part that is not displayed',
    html: link('+1 202 555 0143 <span style="display: none">+1 415 555 2671</span>'),
    seen: '+1 202 555 0143',
    link: 'too',
    fine: '+12025550143',
  },
  {
    what: 'a link under a picture of another number',
    html: `<span style="position: relative">${link('+1 415 555 2671')}<b style="position: absolute;
      inset: 0; background: white; pointer-events: none">+1 202 555 0143</b></span>`,
    seen: '+1 202 555 0143',
    link: 'alone',
  },
  {
    what: 'a link that almost nobody sees',
    html: link('+1 415 555 2671', '+14155552671', 'opacity: .01'),
    seen: '',
    link: 'too',
  },
];
