import { describe, expect, it } from 'vitest';
import { Origins } from './origins';

const origins = new Origins(['https://api.example', 'https://*.storage.example']);
const has = (url: string): boolean => origins.has(new URL(url).origin);

describe('a list of origins', () => {
  it.each(['https://api.example/x', 'https://bucket-1.storage.example/a?b'])('has %s', (url) => {
    expect(has(url)).toBe(true);
  });
  it.each([
    'http://api.example/',
    'https://api.example:8443/',
    'https://evil.example/',
    'https://storage.example/',
    'https://a.b.storage.example/',
    'https://evil.example/.storage.example',
    'https://bucket.storage.example@evil.example/',
    'https://bucket.storage.example.evil.example/',
    'https://bucket.storage.example:444/',
    'http://bucket.storage.example/',
    'http://169.254.169.254/',
    'http://[::1]/',
  ])('D1: has not %s', (url) => {
    expect(has(url)).toBe(false);
  });
});
