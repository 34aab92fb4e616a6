// The plate keeps GA 36's measures and can be heard.
import { TestBed } from '@angular/core/testing';
import { Plate } from './plate';
import { PLATE_GLYPHS } from './plate-glyphs';
import { layOutPlate, spellPlate } from './plate-layout';

describe('layOutPlate', () => {
  it('gives every character of an ordinary plate the same width on 440 × 140', () => {
    const layout = layOutPlate('浙G8888A', 'ordinary');
    expect([layout.width, layout.height]).toEqual([440, 140]);
    expect(new Set(layout.cells.map((cell) => cell.width))).toEqual(new Set([45]));
    expect(layout.cells[0]?.x).toBe(15.5);
  });

  it('fits eight characters on a new-energy plate of 480 × 140', () => {
    const layout = layOutPlate('浙GD12345', 'newEnergy');
    const last = layout.cells.at(-1);
    expect(layout.cells).toHaveLength(8);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBe(480 - 15.5);
  });

  it('puts the dot between the city and the number', () => {
    const { cells, dotX } = layOutPlate('浙G8888A', 'ordinary');
    expect(dotX).toBe(((cells[1]?.x ?? 0) + 45 + (cells[2]?.x ?? 0)) / 2);
  });
});

describe('hp-plate', () => {
  it('is read out character by character', () => {
    expect(spellPlate('浙G8888A')).toBe('浙 G 8 8 8 8 A');
  });

  it('draws all digits and letters itself, 0 unlike O', () => {
    for (const char of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') expect(PLATE_GLYPHS[char]).toBeDefined();
    expect(PLATE_GLYPHS['0']).not.toBe(PLATE_GLYPHS['O']);
  });

  it('shows bolt holes only when it is large', async () => {
    const fixture = TestBed.createComponent(Plate);
    fixture.componentRef.setInput('number', '浙G8888A');
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    expect(element.querySelector('svg')?.getAttribute('aria-label')).toBe('浙 G 8 8 8 8 A');
    expect(element.querySelectorAll('.bolt')).toHaveLength(0);
    fixture.componentRef.setInput('size', 'large');
    await fixture.whenStable();
    expect(element.querySelectorAll('.bolt')).toHaveLength(4);
  });
});
