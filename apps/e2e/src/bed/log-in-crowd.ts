// People who want to log in all at once and wait in line as the portal does; nobody of them has an account, so each comes again.
import { setTimeout } from 'node:timers/promises';
import type { LoginBody, Refusal } from '@haopai/contracts';

export class LogInCrowd {
  private hasDispersed = false;
  private readonly everybody: Promise<unknown>;

  private constructor(
    private readonly baseUrl: string,
    people: number,
  ) {
    this.everybody = Promise.all(Array.from({ length: people }, (_, nth) => this.waits(`somebody_${nth}`)));
  }

  /** Resolves once the line is there. The site asks for no picture. */
  static async gather(baseUrl: string, people: number): Promise<LogInCrowd> {
    const crowd = new LogInCrowd(baseUrl, people);
    while ((await crowd.inLine()) < people / 2) await setTimeout(100);
    return crowd;
  }

  /** They go home without a word. */
  async disperse(): Promise<void> {
    this.hasDispersed = true;
    await this.everybody;
  }

  private async inLine(): Promise<number> {
    const text = await (await fetch(`${this.baseUrl}/metrics`)).text();
    return Number(/^haopai_log_in_line(?:\{.*\})? (\d+)$/m.exec(text)?.[1]);
  }

  private async waits(username: string): Promise<void> {
    let ticket: string | undefined;
    while (!this.hasDispersed) {
      const { code, data } = await this.ask({ username, password: 'a wild guess', ticket });
      ticket = code === 'LOGIN.LINE' ? data.ticket : undefined;
      if ('retryAfterMs' in data) await setTimeout(Math.min(data.retryAfterMs, 5_000));
    }
  }

  private async ask(body: Partial<LoginBody>): Promise<Refusal<'LOGIN.LINE'>> {
    const answer = await fetch(`${this.baseUrl}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: this.baseUrl },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Refusal<'LOGIN.LINE'>;
  }
}
