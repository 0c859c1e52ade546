/**
 * What a word beside digits says of them. `phone`: they are a number to call. `call`: probably.
 * `other`: they are something else. `number`: they are the number of whatever the word before
 * names. `filler`: nothing; the word before it decides. `person`: whose number it may be, or what
 * is counted; `role`: the same, and numbers are given to such people. `desk`: people at work on
 * something, who are rung, or the things themselves.
 */
export type Hint = 'phone' | 'call' | 'other' | 'number' | 'filler' | 'person' | 'role' | 'desk';

/** Words of languages that put spaces between them; "*" stands for any ending, "=" in
 * front for a word that is another one without its marks. */
const WORDS: Readonly<Record<Hint, string>> = {
  phone: `tel tels tele tél-fax telf tlf tfno tlm telno fon fone phone phones ph phn tph telephone* telefon*
    telefoon* mob mobil* mobiel* mobitel cell cells cellphone* cellular cellulare* cel celular* móvil* portable* gsm
    handy fax* telefax* facsimile telecopie* landline* hotline* helpline* whatsapp* viber signal sms voicemail
    switchboard tollfree freephone freecall lada festnetz* durchwahl* dw telemóvel* fijo fixe* komórk* kom телефон* тел моб
    мобильн* мобільн* сот сотов* факс* номер_телефона ватсап* вотсап* τηλέφων* τηλ κινητ* φαξ هاتف الهاتف هاتفنا جوال
    الجوال جوالي موبايل الموحد الموبايل تلفون تليفون محمول المحمول نقال النقال فاكس الفاكس واتساب واتس טלפון נייד הנייד פקס
    סלולרי telepon* telpon* telp hp h/p đt đtdđ sđt thoại động फ़ोन फोन मोबाइल दूरभाष cepte faks puhelin* puh
    matkapuhelin* sími síma`,
  call: `port vert verde azul call calls called calling cb ring ringing dial dialing dialling dials contact* reach
    reached landing callback voice text texting texted office desk direct main reception work home toll free emergency
    support sales inbound outbound t m p f c o d h w anruf anrufen angerufen rufen ruf zentrale erreichbar erreichen kontakt* melden
    privat* geschäftlich* dienstlich* büro appel appelez appeler appelle joindre joignable standard bureau domicile
    llame llama llamar llámenos llamanos llámame marque oficina casa centralita ligue ligar contato* fale chame chamar
    mande avise responda atende chiama* contatt* recapit* ufficio centralino bel bellen belt bereikbaar zadzwoń*
    dzwoń* infolinia infolinii звоните позвоните звони звонок позвонить звонить связь связи контакт* рабочий домашний исх вх исходящий входящий
    приёмная приемная телефонуйте ara arayın arayin arayabilirsiniz irtibat iletişim اتصل اتصلوا للاتصال تواصل للتواصل
    الاتصال התקשרו חייגו hubungi gọi cskh liên_hệ soita ringa संपर्क कॉल cep`,
  other: `order* expte exp entreprise folio verwendungszweck contatore cnh wniosek invoice* bill case* ticket* account* acct a/c b/l p/n w/o acc ref refs reference* abn acn
    medicare id ids sku skus zip postcode* postal plz cap ein ssn sin tax taxes taxid vat tin ntn strn hsn tsn gst gstin uen nzbn ird aadhaar aadhar pan imei imsi iccid sn s/n tracking
    track parcel* item items product* contract* policy claim* po so rma isbn issn ean upc gtin asin barcode* eg meter* index* indeks* target* version*
    v ver build release meeting passcode password pin otp iban bic swift routing sort aba batch lot model part shipment* waybill awb booking* reservation confirmation transaction* txn payment* check cheque* card* license*
    licence* passport* reg registration member* employee* patient* mrn npi duns doi quote* quotation
    opportunity asset* job row rows seq sequence page pages pp vol volume chapter total* subtotal amount* price* cost costs coste costi costo coût*
    sum qty quantity count* balance* budget revenue* income salary population timestamp* epoch unix date* born dob
    birth* created updated modified expires expiry due year* lat latitude lng lon long longitude coord* gps qq wechat
    weixin zoom webex skype mac ip hash sha md5 guid uuid rev revision bug issue pr commit session renavam oc dossier customerid clientid
    customerno clientno vehicleno serialno
    userid uid user_id node plate vin ratio score range size width height weight duration length bytes file files
    document* doc docs folder section § art article bestell* rechnung* auftrag* steuer* vertrag* blz sendung* paket*
    lieferschein* vorgang* aktenzeichen az angebot* ausweis* versicherung* sozialversicherung* betrag* summe* preis*
    datum* matrikel* geburtsdatum geboren ustid hrb mitglied* artikel* fall postleitzahl* kennzeichen* commande*
    facture* compte* siret siren ape naf tva montant prix contrat* colis suivi client_id sécurité adhérent code*
    pedido* factura* cuenta* expediente* referencia* nif cif dni nie rut cuit cuil curp rfc nss importe precio fecha*
    código* albarán seguimiento póliza caso encomenda* fatura* nota fiscal conta cpf cnpj nib rg nire protocolo*
    processo matrícula cadastro apólice rastreio valor preço data* ordine* fattura* conto pratica codice*
    partita piva iva cf importo prezzo spedizione polizza protocollo matricola bolla ddt factuur* rekening* btw kvk
    bsn polis* zaak* bedrag* zending* zamówien* faktur* klienta_id kont* umow* nip regon pesel krs przesyłk* paczk*
    zlecen* kwota sprawa sprawy reklamacj* seria* kod* заказ* счет* счёт* инн кпп огрн окпо снилс бик договор*
    накладн* трек* индекс* артикул* паспорт* заявк* обращен* сумм* цен* карт* код* полис* дата дело замовлен* рахун*
    єдрпоу іпн sipariş* hesap* sözleşme* tc tckn vkn vergi kimlik takip kargo ürün seri =poliçe tutar fiyat
    tarih* طلب الطلب طلبية فاتورة الفاتورة حساب الحساب عقد العقد بوليصة شحنة الشحنة تتبع التتبع الهوية هوية الإقامة
    إقامة جواز السجل ضريبي الضريبي تذكرة التذكرة مرجع المرجع المبلغ السعر تاريخ التاريخ عضوية الرمز رمز הזמנה חשבונית
    חשבון זהות ת.ז ח.פ cvr cpr sag* orgno tilaus* lasku* hetu objednávk* ičo dič rodné rendelés* számla* adószám*
    comandă* cui cnp pesanan nik npwp resi đơn hàng =mã hóa mst cmnd cccd`,
  number: `no nos nr nrs num number numbers № n nro numero numeros nummer nummern nombor nomor numer
    numeru numerem numery номер номера номеру №№ numara numarası numarasi numaranız رقم الرقم ارقام أرقام برقم رقمه
    מספר מס số broj číslo szám numărul αριθμός nummeret nomer`,
  filler: `b center centre line lines is are was will be at on to the a an this my our your his her him them us me it and or & under unter
    via by per with for of in from new old nouveau nouvelle ancien ancienne actuel neue neuer neuen alte nuevo nueva
    antiguo nova novo nuovo nieuw nieuwe nytt nya nowy новый новая primary secondary own best correct current usual other alt alternate alternative
    business private personal local national international please just now 24h 24/7 eu uk hk ist der die das den dem
    mein meine unsere unser ihre ihr uns mich mir bei am im mit und oder sie ihn jederzeit gerne auch nur bitte von
    vom zum zur für est le la les l du de des au aux mon notre votre vos nous moi depuis chez avec sur et ou par pour
    es el los al del mi nuestro nuestra su en y por para llamando desde con é os com as ao do da dos meu minha nosso
    nossa seu em na pelo pelos pela il lo gli i allo alla dello della mio nostro suo ai da dal con per di vecchio het
    een mijn onze ons op naar van aan bij met oude z od dla stary jest mój nasz pod lub по на под мой наш нам мне от
    с к из для у старый від з до мій новий старий pro je můj nový starý från fra til till på av med gamla vår и или
    bizi beni ve veya eski yeni benim saya kami lama baru ke di dari cũ mới tôi của là cho từ din nou vechi meu في
    على الى إلى او أو هو لنا بنا معنا هي من لل של או שלי חדש ישן το μου από στο νέο पर मेरा नया mnr (0) gratis
    gratuit gratuito kostenlos`,
  person: `driver engineer technician plumber electrician contractor contractors builder neighbour neighbor daughter
    son wife husband mother father mum mom dad brother sister friend landlord manager supervisor secretary doctor
    nurse solicitor courier branch`,
  role: `kunde kunden kd müşteri claimant insured policyholder cardholder customer caller tenant buyer seller vendor supplier owner applicant
    guarantor adjuster agent officer clerk rep mgr dept department team`,
  desk: `vehicle student member employee claims orders accounts accounting billing bookings payments parts documents
    commandes pedidos ordini bestellungen`,
};

/** Words of scripts without spaces: they are looked for at the end of what stands before. */
const ENDINGS: Readonly<Record<Hint, string>> = {
  phone: `虚拟号 虛擬號 隐私号 隱私號 中间号 拨 撥 대표번호 微信同号 微信同號 电话 電話 手机 手機 联系方式 聯絡方式 聯繫方式 联系电话 聯絡電話 热线 熱線 专线 專線 座机 固话 传真 傳真 呼叫 打 拨打 撥打 致电 致電 来电 來電 打给 电联 移动电话 行動電話 手提 手提電話 分机
    分機 电话为 客服 免费电话 小灵通 市話 携帯 携帯電話 でんわ でんわばんごう フリーダイヤル ファックス ファクス ケータイ 直通 内線 内线 お電話 连线 전화 연락처 휴대폰 휴대전화 핸드폰 팩스 유선전화 대표전화 직통 콜센터 โทร
    โทรศัพท์ เบอร์ เบอร์โทร มือถือ แฟกซ์ โทรสาร สายด่วน`,
  call: `新号 新號 旧号 舊號 老号 老號 原号 原號 联系 聯絡 聯繫 咨询 諮詢 总机 總機 前台 公司 住宅 办公 辦公 家庭 客户 客戶 先生 女士 小姐 经理 經理 電 电 呼 代表 お問い合わせ 問い合わせ 連絡先 連絡 まで 受付 窓口 サポート 自宅 勤務先 会社 担当
    문의 고객센터 상담 연락 ติดต่อ`,
  other: `受付番号 問い合わせ番号 客户号 客戶號 订单 訂單 编码 編碼 代码 代碼 身份证 身份證 银行卡 銀行卡 信用卡 账号 賬號 帐号 帳號 卡号 卡號 单号 單號 编号 編號 工号 车号 房号 票号 学号 序号 型号 货号 批号 税号 户号 案号 账户 賬戶 帐户 帳戶 发票 發票 运单 運單 快递 快遞 物流 微信 群 邮编 郵編 邮政编码 统编 統編 信用代码 合同 合約 合约 工单 工單 会议 會議
    序列 流水 商品 产品 產品 批次 车牌 車牌 金额 金額 价格 價格 单价 合计 合計 总计 總計 总额 小计 数量 數量 余额 餘額 护照 護照 证件 證件 保单 保單 案件 验证码 驗證碼 校验码 密码 密碼 口令 时间 時間 日期 生日
    版本 条码 條碼 条形码 端口 坐标 座標 经度 纬度 經度 緯度 时长 時長 次数 会员 會員 注文 伝票 会員 番地 口座 請求書 マイナンバー 型番 品番 税込 コード パスポート バージョン 주문 송장 운송장 계좌 청구서 금액 가격
    날짜 코드 เลขที่ เลขบัตร คำสั่งซื้อ ใบแจ้งหนี้ บัญชี พัสดุ รหัส`,
  number: `号 號 号码 號碼 番号 번호 ナンバー หมายเลข`,
  person: '',
  role: `お客様 お客さま 顧客 고객`,
  desk: '',
  filler: `是 为 為 的 请 請 或 和 及 与 與 在 给 給 の は が を に へ 는 은 이 가 로 으로 만 同号 同號 同步 本人 我 我的 您 新 旧 舊 主 副 主要 备用 備用 常用 새 기존 这个 那个 這個 那個 此 该 該`,
};

type Lexicon = {
  readonly whole: ReadonlyMap<string, Hint>;
  readonly stems: ReadonlyMap<string, Hint>;
  readonly exact: ReadonlyMap<string, Hint>;
};

/** A later kind wins over an earlier: what speaks against a number weighs more than a filler. */
const ORDER: readonly Hint[] = [
  'person',
  'role',
  'filler',
  'number',
  'call',
  'other',
  'desk',
  'phone',
];

function lexiconOf(table: Readonly<Record<Hint, string>>): Lexicon {
  const whole = new Map<string, Hint>();
  const stems = new Map<string, Hint>();
  const exact = new Map<string, Hint>();
  for (const hint of ORDER) {
    for (const word of table[hint].split(/\s+/u)) {
      if (word.startsWith('=')) exact.set(word.slice(1), hint);
      else if (word.endsWith('*')) stems.set(plain(word.slice(0, -1)), hint);
      else if (word) whole.set(plain(word), hint);
    }
  }
  return { whole, stems, exact };
}

const PLAIN = /^[a-z]*$/;

/** As people write it in a hurry: small letters, without accents, dots and ring signs. */
function plain(word: string): string {
  if (PLAIN.test(word)) return word;
  const small = word.toLowerCase().replace(/[.'’°º]/gu, '');
  return /[\u00c0-\u024f]/u.test(small)
    ? small.normalize('NFD').replace(/[\u0300-\u036f]/gu, '')
    : small;
}

let words: Lexicon | undefined;
let endings: Lexicon | undefined;

/** No stem is shorter, or endings would match half the dictionary. */
const SHORTEST_STEM = 3;
const LONGEST_ENDING = 12;

const known = new Map<string, Hint | null>();
/** A page can hold any number of words; what is remembered of them must not follow it. */
const MOST_KNOWN = 1000;

/** What a word says of the digits beside it; `null` for a word like any other. */
export function hintOf(written: string): Hint | null {
  const before = known.get(written);
  if (before !== undefined) return before;
  words ??= lexiconOf(WORDS);
  const hint =
    words.exact.get(written.toLowerCase()) ??
    lookedUp(plain(written.replace(ELISION, '')), JOINED_NO.test(written));
  if (known.size < MOST_KNOWN) known.set(written, hint);
  return hint;
}

function lookedUp(word: string, joinedNo: boolean): Hint | null {
  words ??= lexiconOf(WORDS);
  const whole = words.whole.get(word);
  if (whole) return whole;
  if (A_TELEPHONE.test(word)) return 'phone';
  for (let length = word.length; length >= SHORTEST_STEM; length -= 1) {
    const stem = words.stems.get(word.slice(0, length));
    if (stem) return stem;
  }
  return compound(word, joinedNo);
}

/** `Kundenservicenummer`, `Notrufnummer`: what people call, at the end of a longer noun. */
const CALLED = /(?:gratis|service|serviço|servicio|ruf|zentrale|hotline|support|info)s?$/;

/** `d’entreprise`, `l'accueil` */
const ELISION = /^[dl]['’](?=\p{L}{2})/iu;

/** `Bestellhotline`, `Diensthandy`: what it is comes last, whatever it is for. */
const A_TELEPHONE = /.(?:hotline|telefon|telefoon|handy)$/;

/** `VehicleNo`, `VEHICLENO` */
const JOINED_NO = /\p{Ll}No$|^\p{Lu}+NO$/u;

/** `Matrikelnummer`: Germanic languages write "number of" at the end of the noun itself. */
function compound(word: string, joinedNo: boolean): Hint | null {
  const stem = /^(.+?)(?:nummern?|number|nr|no|numarasi|номер|szam)$/u.exec(word)?.[1];
  if (stem === undefined) return null;
  const hint = words?.whole.get(stem) ?? words?.whole.get(stem.replace(/s$/u, ''));
  // `PNR`, `Fnr`: a single letter stands for another word there.
  const names = stem.length > 1 && (hint === 'phone' || hint === 'call');
  if (names || CALLED.test(stem)) return 'phone';
  // `retorno`, `casino`: words of many languages end in "no" by themselves.
  if (word.endsWith('no') && !joinedNo) return hint === 'other' ? 'other' : null;
  return stem.length > 2 || word.endsWith('nr') ? 'other' : null;
}

/** The known word at the end of a text without spaces, and its length; `null` when none is. */
export function hintAtEnd(text: string): { readonly hint: Hint; readonly length: number } | null {
  endings ??= lexiconOf(ENDINGS);
  for (let length = Math.min(LONGEST_ENDING, text.length); length > 0; length -= 1) {
    const hint = endings.whole.get(text.slice(-length));
    if (hint) return { hint, length };
  }
  return null;
}
