// The regions as choices, in the reader's language.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { RegionView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { RegionsClient } from '@haopai/web-data';
import { regionName } from '@haopai/rules';

@Injectable()
export class RegionOptions {
  private readonly words = inject(Words);
  private readonly views = signal<readonly RegionView[]>([]);

  readonly all = computed(() =>
    this.views().map((region) => ({
      value: region.code,
      label: regionName(region, this.words.language()),
    })),
  );

  constructor() {
    void this.load(inject(RegionsClient));
  }

  nameOf(code: string): string {
    return this.all().find(({ value }) => value === code)?.label ?? code;
  }

  private async load(client: RegionsClient): Promise<void> {
    const regions = await client.list();
    if (regions.ok) this.views.set(regions.value);
  }
}
