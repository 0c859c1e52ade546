import { CircleCheck } from 'lucide-preact';
import { words } from '../../lib/words';
import { FaultLine } from './field';
import type { Saving } from './saving';

/** The save button of a form, and what became of the last save. */
export function SaveLine({ saving, text }: { readonly saving: Saving; readonly text?: string }) {
  return (
    <>
      <div class="line">
        <button type="submit" class="button accent">
          {text ?? words('save')}
        </button>
        <SavedSign saving={saving} />
      </div>
      <FaultLine fault={saving.fault} />
    </>
  );
}

/** Says that it was saved; silent otherwise. */
export function SavedSign({ saving }: { readonly saving: Saving }) {
  return (
    <span class="said" role="status">
      {saving.saved && (
        <>
          <CircleCheck class="icon" aria-hidden="true" />
          {words('saved')}
        </>
      )}
    </span>
  );
}
