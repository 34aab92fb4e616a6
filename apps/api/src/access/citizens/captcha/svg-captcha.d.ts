// The part of svg-captcha that draws a given text. Its own types leave it out, and its own texts come from Math.random.
declare module 'svg-captcha' {
  interface DrawOptions {
    readonly width: number;
    readonly height: number;
    readonly fontSize: number;
    /** Lines across. */
    readonly noise: number;
    readonly color: boolean;
    readonly background: string;
  }
  export default function draw(text: string, options: DrawOptions): string;
}
