// The words of spreadsheets of plates, in English.
import type { SheetWords } from '../shapes/sheet-words';

export const sheets: SheetWords = {
  plates: 'Plates',
  regions: 'Regions',
  headings: {
    plate: { name: 'Plate', also: ['platenumber', 'number'] },
    colour: { name: 'Colour', also: ['color'] },
    personalised: { name: 'Personalised', also: ['personalized'] },
    region: { name: 'Region', also: ['district'] },
    startPrice: { name: 'Start price (yuan)', also: ['startingprice', 'price'] },
    price: { name: 'Price (yuan)', also: [] },
  },
  colours: { blue: ['Blue'], yellow: ['Yellow'], green: ['Green'] },
  yes: ['Yes', 'y', 'true'],
  no: ['No', 'n', 'false'],
  example: 'Example',
};
