import type { Settings } from '../../lib/policy/settings';

/** The agent's settings as this page edits them; the hub checks them again when they are saved. */
export type SettingsDraft = Readonly<Settings>;
