/** The vendor's second script, which the workbench wants to find. */
Object.assign(window, { _AgentBarSdk: { DestroyPhoneSdk: () => undefined } });
