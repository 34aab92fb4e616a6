// What the sandbox’s pay page says.

interface Choice {
  readonly label: string;
  readonly help: string;
}

export interface DevPayWords {
  readonly title: string;
  readonly name: string;
  readonly lead: string;
  readonly amount: string;
  readonly subject: string;
  readonly orderNo: string;
  readonly until: string;
  readonly choices: string;
  readonly pay: Choice;
  readonly fail: Choice;
  readonly leave: Choice;
  readonly forTesters: string;
  readonly courses: string;
  readonly course: Readonly<Record<'prompt' | 'late' | 'twice' | 'outOfOrder' | 'never', string>>;
  readonly ended: Readonly<Record<'paid' | 'failed' | 'over' | 'unknown', string>>;
  readonly back: string;
  readonly orders: string;
}
