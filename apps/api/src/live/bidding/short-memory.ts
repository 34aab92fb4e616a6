// Remembers the answer to a question for a moment, and the question while it is being answered, so that a crowd asks once.

const QUESTIONS_MAX = 1_000;

export class ShortMemory<Answer> {
  private readonly answers = new Map<number, Promise<Answer>>();

  constructor(private readonly freshMs: number) {}

  /** The answer of a moment ago, or a new one. A failed answer is not remembered. */
  of(key: number, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const answer = ask();
    if (this.answers.size < QUESTIONS_MAX) {
      this.answers.set(key, answer);
      const forget = (): boolean => this.answers.delete(key);
      answer.then(() => setTimeout(forget, this.freshMs).unref(), forget);
    }
    return answer;
  }
}
