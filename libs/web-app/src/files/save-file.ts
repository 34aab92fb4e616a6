// Hands the reader a file that the page made, or that came from the server.
import { DOCUMENT, inject, Injectable } from '@angular/core';

const KEEP_MS = 60_000;

@Injectable({ providedIn: 'root' })
export class SaveFile {
  private readonly document = inject(DOCUMENT);

  saveJson(name: string, content: object): void {
    this.save(name, new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
  }

  save(name: string, file: Blob): void {
    const address = URL.createObjectURL(file);
    const link = this.document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // Some browsers read it only after the click is over.
    setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
  }
}
