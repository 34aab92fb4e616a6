// Shapes of payments over REST.
import type { PaymentStart, StartPaymentBody } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { MayBeMissing } from '../../platform/errors';

export class StartPaymentDto implements StartPaymentBody {
  @ApiProperty({ required: false, enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @MayBeMissing()
  @IsIn(LANGUAGES)
  readonly language?: Language;
}

export class PaymentStartDto implements PaymentStart {
  @ApiProperty({ description: '20 digits' })
  readonly paymentNo!: string;

  @ApiProperty({ description: 'Where the browser goes: an address, or a path of this site' })
  readonly payUrl!: string;

  @ApiProperty()
  readonly amountFen!: number;

  @ApiProperty({ description: 'From then on the provider takes no money for it' })
  readonly validUntilMs!: number;
}
