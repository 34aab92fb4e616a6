// The user agreement of 1 November 2026 in English. Published: never edited, a change is a new version.
import type { AgreementText } from '../../agreement';

export const agreement20261101: AgreementText = {
  title: 'Haopai user agreement',
  html: `
<p>This agreement sets out the rules for registering, buying and bidding for number plates on Haopai. Registering means agreeing to it. Plates, live auctions and results can be read without an account. Where the two languages differ, the Chinese text applies.</p>
<h2>1. Accounts</h2>
<ul>
<li>A person must be 18 or older; an organisation is registered by somebody entitled to act for it. One document and one mobile number make one account.</li>
<li>What is entered must be true and agree with the document. The region of the document decides which plates can be bought; personalised plates are open to every region. A plate bought with false details cannot be fitted, and the registrant bears the loss.</li>
<li>A user name has 5 to 20 letters, digits or underscores and cannot be changed. A password has 8 to 20 characters; keep it to yourself. The site never asks for a password or an SMS code.</li>
<li>What is done with an account counts as done by its owner. If somebody else uses it, change the password at once and end the other sessions in the personal centre.</li>
</ul>
<h2>2. Fixed-price sale</h2>
<ul>
<li>Plates at a fixed price go to whoever orders first.</li>
<li>An order holds its plate for 30 minutes. If it is not paid in time it lapses and the plate is for sale again.</li>
<li>Buying asks for a vehicle identification number (VIN); the plate is for that vehicle only.</li>
</ul>
<h2>3. Enrolment and deposits</h2>
<ul>
<li>Enrolment opens when an auction is published and closes when it starts. One enrols for 1 to 10 shares, each with a VIN and a deposit. An enrolment that is not paid when the auction starts lapses.</li>
<li>Payment brings a paddle number and an access code, with which the bidding room opens. They are for their owner alone.</li>
<li>One share bids on one plate only: with its first accepted bid it belongs to that plate for the rest of the auction. Nobody wins more plates than they have paid shares.</li>
</ul>
<h2>4. Bids</h2>
<ul>
<li>When the auction starts each plate counts down 5 minutes; without a bid it ends unsold. The first bid starts a countdown of 1 minute, and every accepted bid restarts it. At zero the last accepted bid wins. The lengths and steps published with an auction apply to it.</li>
<li>The first bid is the start price, or the start price and one step; each later one adds a step of ¥1,000 to ¥5,000 to the current price. The leader cannot raise their own bid.</li>
<li>An accepted bid cannot be withdrawn. The server’s time and the bid record decide; delays of the network and the clock of a device change nothing.</li>
<li>Every accepted bid is written down before its bidder is told. The bid record is public by paddle number and shows no names and no user names.</li>
<li>A ceiling can be left for the site to bid up to. It is never shown to others; of two equal ceilings the earlier wins.</li>
</ul>
<h2>5. Outages, pauses and withdrawals</h2>
<ul>
<li>After an outage a plate goes on with the time that was left, and with no less than one countdown of 1 minute; the bid record says so.</li>
<li>The administrator may pause, resume or withdraw a plate, with a reason that everybody sees. A pause stops the countdown, and at least 1 minute remains after it.</li>
<li>A plate that is withdrawn is not sold, and the deposit behind it is refunded.</li>
</ul>
<h2>6. Winning and paying</h2>
<ul>
<li>The winner’s deposit counts towards the price; the balance is due within 5 days, as the order says.</li>
<li>If it is not paid in time the deposit is forfeited and the plate is disposed of again.</li>
<li>Deposits that won nothing are refunded automatically, the way they came.</li>
</ul>
<h2>7. Reservations</h2>
<ul>
<li>A wish can be left for a certain plate. Once it is approved and the reservation deposit is paid in time, the plate enters the next auction and its reserver is enrolled with the VIN given; the reservation deposit is that share’s deposit.</li>
<li>A reservation is no promise of winning. A rejection says why.</li>
</ul>
<h2>8. What is not allowed</h2>
<ul>
<li>Agreeing bids with others, using somebody else’s document, bidding in bulk by program or disturbing the site, and trying to get at others’ accounts, paddle numbers or access codes.</li>
<li>Accounts that do so may be suspended, and the law applies.</li>
</ul>
<h2>9. Messages</h2>
<p>Messages about the account, orders and auctions come as notices on the site and by SMS to the registered mobile. A new number should be entered in the personal centre without delay.</p>
<h2>10. Closing</h2>
<p>An account can be closed at any time in the personal centre, but not before an auction that it is enrolled in has ended. Personal data are then deleted, the public bid record stays under its paddle number, and the user name is not given out again. Closing changes nothing about plates already won and sums still owed.</p>
<h2>11. Changes and disputes</h2>
<ul>
<li>A changed agreement is published as a new version with its time. Which version was agreed to, and when, is kept and shown in the personal centre.</li>
<li>The law of the People’s Republic of China applies. Disputes that cannot be settled by talking go to the people’s court at the site’s seat.</li>
</ul>
`,
  identityTitle: 'How identity data are handled',
  identityHtml: `
<p>Document numbers are sensitive personal information. The Personal Information Protection Law of the People’s Republic of China asks for a consent of its own before they are handled. Without it the site can be read, but no account can be opened.</p>
<h2>What is collected</h2>
<ul>
<li>Of a person: real name, number of the identity document, number of the temporary residence permit if there is one, region of the document, address, mobile number.</li>
<li>Of an organisation: name, organisation code or unified social credit code, address, name and document number of the legal representative, mobile number.</li>
<li>From use: time, network address and device of each log-in; enrolments and VINs; bids, orders and payments; notices received.</li>
</ul>
<h2>What for</h2>
<ul>
<li>Document number and name: to know the buyer, to keep to one account for each document, and to be compared when the plate is fitted.</li>
<li>Region: to know which plates can be bought.</li>
<li>Mobile number: for codes, paddle numbers and messages about the account, and to recover a password.</li>
<li>Address: to reach the buyer about a plate.</li>
<li>Time, network address and device of log-ins: so that owners notice log-ins that are not theirs.</li>
</ul>
<p>None of it is used for advertising or automated decisions, and none is sold.</p>
<h2>How it is protected</h2>
<ul>
<li>Document numbers, permit numbers and mobile numbers are stored encrypted (AES-256-GCM) and compared through a keyed digest. Pages show a few characters of them, logs none.</li>
<li>Of a password only an argon2id digest is stored; nobody can read it.</li>
<li>The data are stored in the People’s Republic of China and not sent abroad.</li>
</ul>
<h2>Who receives it</h2>
<ul>
<li>The SMS provider: mobile number and text, to deliver the message and for nothing else.</li>
<li>The traffic police: the buyer and VIN of a plate that was won, to register it.</li>
<li>Authorities entitled by law to ask.</li>
</ul>
<p>Results and bid records show paddle numbers only.</p>
<h2>How long it is kept</h2>
<ul>
<li>For as long as the account exists; of log-ins only the last 20.</li>
<li>When the account is closed, name, document number, permit number, address, mobile number, password, log-ins and notices are deleted at once.</li>
<li>What stays after closing: the bid record, which has no names; the VIN of a plate that was won, as proof of the sale; which version of this statement and of the agreement was consented to, and when; the user name, only so that nobody registers it again.</li>
</ul>
<h2>Rights</h2>
<ul>
<li>To see and to copy: all of it is shown in, and can be downloaded from, the personal centre.</li>
<li>To correct: mobile number and address in the personal centre; name and document through the contact page.</li>
<li>To withdraw consent and to have data deleted: by closing the account in the personal centre. What was done before stays lawful.</li>
<li>To ask and to complain: through the contact page; an answer comes within 15 working days.</li>
</ul>
`,
};
