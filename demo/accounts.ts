/** The people who can sign in everywhere in the demo. */
export type Person = {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly email: string;
  /** Name of the phone account at the PBX. */
  readonly phone: string;
};

export const PEOPLE = [
  {
    login: 'Edward',
    password: '1234',
    name: 'Edward Chen',
    email: 'edward.chen@northwind.example',
    phone: 'edward',
  },
  {
    login: 'sissi',
    password: '5678',
    name: 'Sissi Zhang',
    email: 'sissi.zhang@northwind.example',
    phone: 'sissi',
  },
] as const satisfies readonly Person[];

/** The person with this login and password; the login's case does not matter. */
export function personWith(login: string, password: string): Person | undefined {
  return PEOPLE.find(
    (person) =>
      person.login.toLowerCase() === login.trim().toLowerCase() && person.password === password,
  );
}

export function personNamed(login: string): Person | undefined {
  return PEOPLE.find((person) => person.login === login);
}
