import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { personNamed, personWith } from '../accounts';
import type { Person } from '../accounts';
import { bundle } from '../bundle';
import { form, redirect, send, serve } from '../http';
import type { Site } from '../http';
import { loginPage } from '../login-page';
import { CUSTOMERS } from './customers';
import { boardPage, customerPage, labPage, listPage } from './pages';

const BRAND = 'Northwind CRM';
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The demo's CRM: a customer list and customer pages behind a login of its own. */
export async function startCrm(options: { readonly port?: number } = {}): Promise<Site> {
  const sessions = new Map<string, string>();
  const board = await bundle(here('board.ts'));

  const personOf = (request: IncomingMessage): Person | undefined => {
    const key = /(?:^|; )crm=(\w+)/u.exec(request.headers.cookie ?? '')?.[1] ?? '';
    return personNamed(sessions.get(key) ?? '');
  };

  const logIn = async (request: IncomingMessage, response: ServerResponse, next: string) => {
    if (request.method !== 'POST') return send(response, 'html', loginPage({ brand: BRAND }));
    const fields = await form(request);
    const login = fields.get('login') ?? '';
    const person = personWith(login, fields.get('password') ?? '');
    if (!person) {
      return send(response, 'html', loginPage({ brand: BRAND, login, refused: true }), 401);
    }
    const key = randomBytes(16).toString('hex');
    sessions.set(key, person.login);
    redirect(response, next, { 'Set-Cookie': `crm=${key}; HttpOnly; SameSite=Lax; Path=/` });
  };

  return serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/crm.css')
      return send(response, 'css', readFileSync(here('crm.css'), 'utf8'));
    if (pathname === '/login') {
      const next = searchParams.get('next') ?? '/customers';
      void logIn(request, response, /^\/(?!\/)/u.test(next) ? next : '/customers');
      return;
    }
    const person = personOf(request);
    if (!person) return redirect(response, `/login?next=${encodeURIComponent(pathname)}`);
    const id = /^\/customers\/(\d+)$/u.exec(pathname)?.[1];
    const customer = CUSTOMERS.find((candidate) => candidate.id === Number(id));
    if (customer) return send(response, 'html', customerPage(customer, person));
    switch (pathname) {
      case '/':
        return redirect(response, '/customers');
      case '/customers':
        return send(response, 'html', listPage(CUSTOMERS, person));
      case '/customers.json':
        return send(response, 'json', JSON.stringify(CUSTOMERS));
      case '/spa':
        return send(response, 'html', boardPage(person));
      case '/board.js':
        return send(response, 'javascript', board);
      case '/lab':
        return send(response, 'html', labPage(person));
      case '/lab/frame':
        return send(response, 'html', '<!doctype html><p>Reception +44 20 7946 0320</p>');
      default:
        return send(response, 'plain', 'not found', 404);
    }
  }, options.port);
}
