/** What the published status codes are called on the vendor's workbench. */
const STATES: Readonly<Record<number, string>> = {
  [-1]: '未注册',
  0: '登录中',
  1: '离线',
  2: '小休',
  3: '空闲',
  5: '话后处理',
  6: '来电振铃',
  8: '呼叫中',
  9: '通话中',
  10: '通话中',
  11: '通话中',
  12: '保持中',
  16: '咨询中',
  17: '咨询中',
};

/** The workbench as it is seen where `defaultVisible` says so: a bar with the agent's state. */
export class WorkbenchView {
  readonly #state = document.createElement('p');
  readonly #other = document.createElement('p');

  constructor(place: HTMLElement) {
    const bar = document.createElement('div');
    bar.style.cssText =
      'font:14px system-ui;padding:12px;border:1px solid #d5dae1;border-radius:6px;margin:8px;color:#1f2937';
    const title = document.createElement('strong');
    title.textContent = '云联络中心 · 工作台';
    this.#state.style.color = '#0b6e3f';
    bar.append(title, this.#state, this.#other);
    place.append(bar);
    this.becomes(-1);
  }

  becomes(code: number, other = ''): void {
    this.#state.textContent = STATES[code] ?? `状态 ${String(code)}`;
    this.#other.textContent = other;
  }
}
