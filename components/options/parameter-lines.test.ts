import { describe, expect, it } from 'vitest';
import { linesOfParameters, parametersOf } from './parameter-lines';

describe('parameters, one per line', () => {
  it.each([
    ['', {}],
    ['access_type=offline', { access_type: 'offline' }],
    [
      ' access_type = offline \n\nclaims={"a":"b=c"}',
      { access_type: 'offline', claims: '{"a":"b=c"}' },
    ],
    ['empty=', { empty: '' }],
  ])('%j', (text, parameters) => {
    expect(parametersOf(text)).toEqual(parameters);
    expect(parametersOf(linesOfParameters(parameters))).toEqual(parameters);
  });

  it.each(['access_type', '=offline', 'a b=c', 'a=b\nnonsense'])('%j is none', (text) => {
    expect(parametersOf(text)).toBeNull();
  });
});
