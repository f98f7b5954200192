import { describe, expect, it } from 'vitest';
import { readInstellingen } from '../../src/env.ts';

const PAYLOADSLEUTELS = JSON.stringify({ 1: Buffer.alloc(32, 1).toString('base64') });
const BETROKKENESLEUTELS = PAYLOADSLEUTELS;

describe('the look for viruses in documents', () => {
  const adres = (env: object) => readInstellingen({ PAYLOADSLEUTELS, BETROKKENESLEUTELS, ...env }).virusscan;
  const PUBLIEK_ADRES = 'https://gateway.example';

  it('is something that production decides on: without the setting it does not start', () => {
    for (const env of [{}, { PUBLIEK_ADRES }]) expect(() => adres(env)).toThrow('De instelling VIRUSSCAN ontbreekt');
    expect(adres({ PUBLIEK_ADRES, VIRUSSCAN: 'geen' })).toBeUndefined();
    expect(adres({ PUBLIEK_ADRES: 'http://localhost:8787' })).toBeUndefined();
  });

  it.each([
    ['tls://scan.example:3310', { host: 'scan.example', poort: 3310, tls: true }],
    ['tls://[2001:db8::5]:3310', { host: '[2001:db8::5]', poort: 3310, tls: true }],
    ['10.1.2.3:3310', { host: '10.1.2.3', poort: 3310, tls: false }],
    ['172.16.0.9:3310', { host: '172.16.0.9', poort: 3310, tls: false }],
    ['[fd00::5]:3310', { host: '[fd00::5]', poort: 3310, tls: false }],
    ['localhost:65535', { host: 'localhost', poort: 65_535, tls: false }],
  ])('is asked at %s', (VIRUSSCAN, verwacht) => expect(adres({ PUBLIEK_ADRES, VIRUSSCAN })).toEqual(verwacht));

  it.each(['scan.example:3310', '198.51.100.7:3310', '172.32.0.1:3310', '[2001:db8::5]:3310', 'localhost.example:1'])(
    'is not asked over the internet in the open: %s',
    (VIRUSSCAN) => expect(() => adres({ PUBLIEK_ADRES, VIRUSSCAN })).toThrow('TLS'),
  );

  it.each([
    '',
    'ja',
    'Geen',
    'scan.example',
    'tls://scan.example',
    'https://scan.example:1',
    'localhost:0',
    'localhost:65536',
    'a b:1',
    'tls://u@h:1',
  ])('with an address that is none stops the deployment: %j', (VIRUSSCAN) =>
    expect(() => adres({ PUBLIEK_ADRES, VIRUSSCAN })).toThrow(),
  );
});
