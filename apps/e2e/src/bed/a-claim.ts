// A claim of a citizen with a picture, made by the same requests as the portal's, for journeys that look at one.
import { randomUUID } from 'node:crypto';
import type { ClaimView } from '@haopai/contracts';
import { logIn } from '../../../../tools/bots';
import type { Bidder } from './sale';

/** One pixel, as WebP. */
const PICTURE = 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA';

/** Its id. */
export async function aClaim(baseUrl: string, { username, password }: Bidder): Promise<number> {
  const { cookie } = await logIn(baseUrl, username, password);
  const send = async (path: string, type: string, body: BodyInit): Promise<ClaimView> => {
    const headers = {
      Origin: baseUrl,
      Cookie: cookie,
      'Content-Type': type,
      'Idempotency-Key': randomUUID(),
    };
    const answer = await fetch(`${baseUrl}/api/v1/me/claims${path}`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`nobody could claim: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as ClaimView;
  };
  const claim = { about: 'other', text: '付款后订单没有更新\n截图见附件' };
  const { id } = await send('', 'application/json', JSON.stringify(claim));
  await send(`/${id}/files`, 'image/webp', new Uint8Array(Buffer.from(PICTURE, 'base64')));
  return id;
}
