// The quick links of the home page: three doors with plates, and two ways to learn.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Icon, type IconName, Plate } from '@haopai/web-ui';

interface Door {
  readonly name: 'buy' | 'bid' | 'reserve';
  readonly address: string;
  readonly number: string;
  readonly kind: 'ordinary' | 'newEnergy';
  readonly colour: 'blue' | 'yellow' | 'green';
}

interface SideDoor {
  readonly name: 'guide' | 'practise';
  readonly address: string;
  readonly icon: IconName;
}

const DOORS: readonly Door[] = [
  { name: 'bid', address: '/auctions', number: '浙G8888A', kind: 'ordinary', colour: 'blue' },
  {
    name: 'buy',
    address: '/plates',
    number: '浙GD52168',
    kind: 'newEnergy',
    colour: 'green',
  },
  {
    name: 'reserve',
    address: '/reserve',
    number: '浙G666P9',
    kind: 'ordinary',
    colour: 'yellow',
  },
];

const SIDE_DOORS: readonly SideDoor[] = [
  { name: 'guide', address: '/guides', icon: 'book' },
  { name: 'practise', address: '/practice', icon: 'tick' },
];

@Component({
  selector: 'hp-doors',
  imports: [Icon, Plate, RouterLink],
  templateUrl: './doors.html',
  styleUrl: './doors.scss',
})
export class Doors {
  protected readonly say = inject(Words).say;
  protected readonly doors = DOORS;
  protected readonly sideDoors = SIDE_DOORS;
}
