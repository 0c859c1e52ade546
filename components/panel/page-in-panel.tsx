import { AppWindow, TriangleAlert } from 'lucide-preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../lib/words';
import { Banner } from '../parts/banner';

/** The call centre's own page, where the company has it stand in the side panel. */
export type PageView =
  /** `frames`: what the page is framed in; it is put into the panel once, and never moved. */
  | { readonly state: 'here'; readonly frames: HTMLElement; readonly framed: boolean }
  /** Another window's panel has it. */
  | { readonly state: 'elsewhere'; readonly show: () => void };

type Here = Extract<PageView, { state: 'here' }>;
type Elsewhere = Extract<PageView, { state: 'elsewhere' }>;

/** The page, with the one thing that must be known about it. */
export function PageInPanel({ frames, framed }: Here) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.append(frames), [frames]);
  return (
    <section class="page-in-panel" aria-labelledby="page-in-panel" hidden={!framed}>
      <div class="page-head">
        <TriangleAlert class="icon" aria-hidden="true" />
        <div class="grow">
          <h2 id="page-in-panel">{words('page_in_panel')}</h2>
          <p class="small">{words('page_in_panel_warning')}</p>
        </div>
      </div>
      <div class="page-place" ref={place} />
    </section>
  );
}

/** Where the page is, and the way there. */
export function PageElsewhere({ show }: Elsewhere) {
  return (
    <Banner
      kind="information"
      sentence={{ what: words('page_elsewhere'), next: words('page_elsewhere_next') }}
    >
      <button type="button" class="button compact" onClick={show}>
        <AppWindow class="icon" aria-hidden="true" />
        {words('page_elsewhere_show')}
      </button>
    </Banner>
  );
}
