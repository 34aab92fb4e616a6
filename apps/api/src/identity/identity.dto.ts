// The citizen behind a session, as identity's routes give it.
import { ApiProperty } from '@nestjs/swagger';
import type { CitizenView } from '@haopai/contracts';

export class CitizenDto implements CitizenView {
  @ApiProperty()
  readonly id!: number;

  @ApiProperty()
  readonly username!: string;

  @ApiProperty()
  readonly displayName!: string;

  @ApiProperty({ enum: ['person', 'organisation'] })
  readonly kind!: 'person' | 'organisation';

  @ApiProperty({
    description: 'Administrative code of the region of the citizen’s document',
    example: '330702',
  })
  readonly region!: string;
}
