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

/** The page, with the one thing that must be known about it; or where it is. */
export function PageInPanel({ view }: { readonly view: PageView }) {
  const place = useRef<HTMLDivElement>(null);
  const frames = view.state === 'here' ? view.frames : null;
  useLayoutEffect(() => {
    if (frames) place.current?.append(frames);
  }, [frames]);
  if (view.state === 'elsewhere') return <Elsewhere show={view.show} />;
  return (
    <section class="page-in-panel" aria-labelledby="page-in-panel" hidden={!view.framed}>
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

function Elsewhere({ show }: { readonly show: () => void }) {
  return (
    <div class="page-elsewhere">
      <Banner
        kind="information"
        sentence={{ what: words('page_elsewhere'), next: words('page_elsewhere_next') }}
      >
        <button type="button" class="button compact" onClick={show}>
          <AppWindow class="icon" aria-hidden="true" />
          {words('page_elsewhere_show')}
        </button>
      </Banner>
    </div>
  );
}
