// Pages, scripts and health as a browser gets them through nginx, and what it gets nothing of.
import { type Check, claim } from './check';

export const pages: Check = {
  name: 'pages, scripts and health come through nginx, figures do not',
  run: async ({ site: { baseUrl } }) => {
    const ask = (address: string): Promise<Response> =>
      fetch(`${baseUrl}${address}`, { headers: { Accept: 'text/html,*/*', 'Accept-Encoding': 'br' } });
    const files: string[] = [];
    for (const page of ['/', '/auctions', '/admin/']) {
      const answer = await ask(page);
      const html = await answer.text();
      claim(answer.ok && html.includes('<html'), `${page} was answered ${answer.status}`);
      claim(answer.headers.get('content-encoding') === 'br', `${page} came without compression`);
      const base = page === '/admin/' ? '/admin/' : '/';
      files.push(
        ...[...html.matchAll(/<script[^>]* src="([^"]+\.js)"/g)].map(([, file = '']) => `${base}${file}`),
      );
    }
    for (const file of new Set(files)) {
      const answer = await ask(file.replaceAll('//', '/'));
      claim(answer.ok && (await answer.text()).length > 0, `${file} was answered ${answer.status}`);
    }
    const health = await ask('/api/health/ready');
    claim(health.ok, `/api/health/ready was answered ${health.status}`);
    const figures = await ask('/metrics');
    claim(figures.status === 404, `/metrics was answered ${figures.status}`);
    return `3 pages, ${new Set(files).size} scripts`;
  },
};
