// The tasks that a stop leaves behind, looked at once more as soon as there is one. Nobody waits for them: they go on by themselves, here and elsewhere.
import { Injectable } from '@nestjs/common';
import { BringStops } from './bring-stops';
import { FollowStops } from './follow-stops';

@Injectable()
export class StopTasks {
  constructor(
    private readonly bring: BringStops,
    private readonly follow: FollowStops,
  ) {}

  /** A failure is logged by the task, and its next look tries again. */
  begin(): void {
    void this.bring.look();
    void this.follow.look();
  }
}
