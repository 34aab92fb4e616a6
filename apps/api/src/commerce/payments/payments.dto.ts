// Shapes of payments over REST.
import {
  type CheckedPayment,
  PAYMENT_STANDINGS,
  type PaymentCheck,
  type PaymentStanding,
  type PaymentStart,
  type StartPaymentBody,
} from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { MayBeMissing } from '../../platform/errors';
import { OrderDto } from '../orders';

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

class CheckedPaymentDto implements CheckedPayment {
  @ApiProperty({ description: '20 digits' })
  readonly paymentNo!: string;

  @ApiProperty({
    enum: PAYMENT_STANDINGS,
    description: 'By the word of the provider, that was asked just now; `unknown`: it said nothing',
  })
  readonly standing!: PaymentStanding;

  @ApiProperty({ description: 'From then on the provider takes no money for it' })
  readonly validUntilMs!: number;
}

export class PaymentCheckDto implements PaymentCheck {
  @ApiProperty({
    type: CheckedPaymentDto,
    nullable: true,
    description: 'The newest of the order; null when none was begun',
  })
  readonly payment!: CheckedPaymentDto | null;

  @ApiProperty({ type: OrderDto, description: 'As it is after the provider was asked' })
  readonly order!: OrderDto;
}
