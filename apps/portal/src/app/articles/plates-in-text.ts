// Draws the plates that an article names: `浙G·8888A` set as code becomes the plate itself, read out as the plate is.
import {
  ApplicationRef,
  type ComponentRef,
  createComponent,
  inject,
  Injectable,
  type OnDestroy,
} from '@angular/core';
import { JINHUA_PLATES, parsePlate } from '@haopai/rules';
import { Plate } from '@haopai/web-ui';

/** A yellow one cannot be told from a blue one by its number. */
const YELLOW = / 黄$/;

@Injectable()
export class PlatesInText implements OnDestroy {
  private readonly app = inject(ApplicationRef);
  private drawn: readonly ComponentRef<Plate>[] = [];

  /** Whatever it drew before is gone. */
  draw(text: HTMLElement): void {
    this.ngOnDestroy();
    this.drawn = Array.from(text.querySelectorAll('code')).flatMap((code) => this.drawOne(code) ?? []);
  }

  ngOnDestroy(): void {
    for (const plate of this.drawn) plate.destroy();
    this.drawn = [];
  }

  private drawOne(code: HTMLElement): ComponentRef<Plate> | null {
    const written = code.textContent;
    const parsed = parsePlate(written.replace(YELLOW, ''), JINHUA_PLATES);
    if (!parsed.ok) return null;
    const { number, kind } = parsed.value;
    const host = document.createElement('hp-plate');
    const plate = createComponent(Plate, { environmentInjector: this.app.injector, hostElement: host });
    plate.setInput('number', number);
    plate.setInput('kind', kind);
    plate.setInput('colour', kind === 'newEnergy' ? 'green' : YELLOW.test(written) ? 'yellow' : 'blue');
    code.replaceWith(host);
    this.app.attachView(plate.hostView);
    return plate;
  }
}
