// The client's address behind proxies is the one that Express finds, asked of a real Express.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { clientAddress } from './client-address';

describe.each([0, 1, 2])('the client’s address behind %i trusted proxies', (trustedProxies) => {
  const app = express().set('trust proxy', trustedProxies);
  app.get('/', (request, response) => {
    response.json({ express: request.ip, own: clientAddress(request, trustedProxies) });
  });
  const server = createServer(app);
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each([
    undefined,
    '203.0.113.7',
    '203.0.113.7, 198.51.100.2',
    ' 2001:db8::7 ,198.51.100.2,10.0.0.3',
    'forged, 203.0.113.7, 198.51.100.2, 10.0.0.3',
  ])('is as Express says for %s', async (forwarded) => {
    const { port } = server.address() as AddressInfo;
    const headers = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers });
    const { express: ip, own } = (await answer.json()) as Record<'express' | 'own', string>;
    expect(own).toBe(ip);
  });
});
