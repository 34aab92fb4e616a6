// The words of confirmations, in English.
import type { ConfirmationWords } from '../shapes/confirmation-words';

export const confirmation: ConfirmationWords = {
  titles: { sale: 'Confirmation of a sale', plate: 'Confirmation of a plate' },
  labels: {
    number: 'Number',
    givenAt: 'Given (Beijing time)',
    winner: 'Won by',
    holder: 'Belongs to',
    plate: 'Plate',
    plateKind: 'Kind of plate',
    vin: 'VIN',
    way: 'Bought',
    auction: 'Auction',
    lotNo: 'Lot',
    paddleNo: 'Paddle',
    soldAt: 'Sold (Beijing time)',
    hammer: 'Hammer price',
    price: 'Price',
    deposit: 'Deposit counted in',
    balance: 'Balance to pay',
    dueAt: 'Due (Beijing time)',
    paidAt: 'Paid in full (Beijing time)',
  },
  plateKinds: { ordinary: 'Ordinary plate', newEnergy: 'New-energy plate' },
  byAuction: 'in an auction on this site',
  fixedPrice: 'at a fixed price on this site',
  auction: (title) => {
    const [, year, no] = /^(\d{4})年第(\d+)期$/.exec(title) ?? [];
    return year === undefined || no === undefined ? title : `Auction ${no} of ${year}`;
  },
  notes: {
    sale: [
      'The highest valid bid won the plate above; the record of the bids is public.',
      'The balance is to be paid by the time above. Where it is not, the deposit is lost, and this paper with it.',
      'This paper gives no right to the plate yet: that is confirmed by another one, once the price is paid in full.',
    ],
    plate: [
      'The price of the plate above is paid in full. Bring this paper and your document to have it registered and to fetch it.',
      'Where the price is paid back and the plate returned, this paper is void.',
    ],
  },
  signedBy: (signer) =>
    `This file bears the electronic signature of ${signer}, which programs that read PDFs can verify; of a print the page below tells.`,
  unsigned: 'This file bears no electronic signature; whether it is real is told by the page below.',
  reasons: { sale: 'Confirms a sale', plate: 'Confirms a plate' },
  check: {
    how: 'Whether this paper is real, and in force: scan the code, or open the page and type in number and check characters.',
    number: 'Number: ',
    characters: 'Check characters: ',
  },
};
