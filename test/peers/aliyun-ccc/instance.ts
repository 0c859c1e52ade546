export type SkillGroup = {
  readonly id: string;
  readonly name: string;
  displayName: string;
  description: string;
};

export type PhoneNumber = {
  readonly number: string;
  readonly city: string;
  readonly province: string;
  usage: 'Inbound' | 'Outbound' | 'Bidirection';
  skillGroupIds: string[];
};

/** A RAM user of the account, who is a user of the instance, too. */
export type Person = {
  readonly loginName: string;
  readonly displayName: string;
  readonly email: string;
  readonly role: 'Admin' | 'Agent';
  readonly skillGroups: readonly string[];
};

/** What a simulated instance starts with. */
export type InstanceSeed = {
  readonly instanceId: string;
  readonly people: readonly Person[];
  readonly skillGroups: readonly { readonly name: string; readonly displayName: string }[];
  readonly numbers: readonly {
    readonly number: string;
    readonly city: string;
    readonly province: string;
  }[];
};

/** Edward and Sissi are the people of the demo in the vendor's documents. */
export const INSTANCE: InstanceSeed = {
  instanceId: 'ccc-test',
  people: [
    {
      loginName: 'edward',
      displayName: 'Edward',
      email: 'edward@example.com',
      role: 'Agent',
      skillGroups: ['default', 'vip'],
    },
    {
      loginName: 'sissi',
      displayName: 'Sissi',
      email: 'sissi@example.com',
      role: 'Agent',
      skillGroups: ['default'],
    },
    {
      loginName: 'chief',
      displayName: '主管',
      email: 'chief@example.com',
      role: 'Admin',
      skillGroups: ['default'],
    },
  ],
  skillGroups: [
    { name: 'default', displayName: '默认技能组' },
    { name: 'vip', displayName: 'VIP' },
  ],
  numbers: [
    { number: '05711234567', city: '杭州', province: '浙江' },
    { number: '02187654321', city: '上海', province: '上海' },
  ],
};

export const userIdOf = (loginName: string, instanceId: string): string =>
  `${loginName}@${instanceId}`;
export const skillGroupIdOf = (name: string, instanceId: string): string =>
  `skg-${name}@${instanceId}`;
