import type { ValueRole } from '../../../src/domain/recipe/roles';
import { normalise } from './normalise';
import { names, type Synonyms } from './synonyms';

/**
 * Names of roles in further languages: Swedish, Danish, Norwegian, Finnish, Czech, Slovak, Hungarian,
 * Romanian, Croatian, Russian, Ukrainian, Greek, Chinese, Japanese and Korean. They are written with
 * their accents and compared without them, as all headers are.
 */
const written: Partial<Record<ValueRole, string>> = {
  order_id: `
    beställning, beställningsnummer, beställningsnr, kvitto, kvittonummer, kvittonr, fakturanummer,
    ordrenummer, ordrenr, ordre, ordre nr, bestilling, bestillingsnummer, bilagsnummer, kvittering,
    kvitteringsnummer, bonnummer, tilaus, tilausnumero, tilausnro, kuitti, kuittinumero, objednávka,
    číslo objednávky, číslo dokladu, doklad, účtenka, číslo účtenky, číslo faktury, objednávky,
    megrendelés, rendelés, rendelésszám, rendelés azonosító, megrendelésszám, számlaszám, nyugta,
    bizonylatszám, comandă, număr comandă, nr comandă, factură, număr factură, bon fiscal,
    narudžba, broj narudžbe, broj računa, račun, заказ, номер заказа, заказ №, № заказа, id заказа,
    код заказа, чек, номер чека, № чека, документ, номер документа, замовлення, номер замовлення,
    παραγγελία, αριθμός παραγγελίας, κωδικός παραγγελίας, αριθμός παραστατικού, 订单号, 订单编号, 订单id,
    订单, 主订单编号, 子订单编号, 訂單編號, 訂單號碼, 交易号, 小票号, 流水号, 单号, 注文番号, 注文id,
    受注番号, 伝票番号, 伝票no, レシート番号, オーダー番号, 取引番号, 取引id, 주문번호, 주문 번호, 주문id,
    거래번호, 영수증번호, 전표번호`,
  ordered_at: `
    beställningsdatum, köpdatum, försäljningsdatum, inköpsdatum, ordredato, bestillingsdato, dato,
    salgsdato, købsdato, kjøpsdato, fakturadato, bilagsdato, tilauspäivä, tilauspvm, päivämäärä, pvm,
    ostopäivä, datum objednávky, datum prodeje, dátum objednávky, dátum, rendelés dátuma,
    megrendelés dátuma, rendelés ideje, vásárlás dátuma, kelt, data comenzii, data comandă,
    datum narudžbe, datum računa, дата заказа, дата продажи, дата покупки, дата чека, дата, дата и время,
    время заказа, дата документа, дата замовлення, ημερομηνία, ημερομηνία παραγγελίας, 下单时间,
    订单时间, 订单创建时间, 创建时间, 付款时间, 订单付款时间, 交易时间, 成交时间, 订单日期, 下单日期, 日期,
    訂單日期, 訂單時間, 交易日期, 销售日期, 注文日, 注文日時, 受注日, 受注日時, 購入日, 購入日時, 売上日,
    日付, 取引日時, 取引日, 会計日時, 주문일, 주문일시, 주문일자, 결제일, 결제일시, 구매일, 구매일자,
    판매일, 판매일자, 거래일시, 거래일자, 날짜, 일자`,
  ordered_time: `
    tid, klokkeslæt, klokkeslett, kello, kellonaika, čas, idő, időpont, ora comenzii, vrijeme, время,
    час, ώρα, 时间, 時刻, 時間, 시간`,
  customer_id: `
    kund, kundnummer, kundnr, kund id, kundenummer, kundenr, kunde id, medlemsnummer, medlem,
    asiakas, asiakasnumero, asiakasnro, asiakas id, zákazník, číslo zákazníka, id zákazníka,
    kód zákazníka, odběratel, zákaznícke číslo, vevő, vevőkód, vevő azonosító, ügyfél, vásárló,
    vásárló azonosító, client id, număr client, cod client, kupac, šifra kupca, клиент, id клиента,
    код клиента, номер клиента, покупатель, код покупателя, контрагент, клієнт, покупець, πελάτης,
    κωδικός πελάτη, 客户, 客户编号, 客户id, 会员, 会员号, 会员编号, 会员id, 买家, 买家会员名, 买家昵称,
    买家id, 用户id, 用户, 顾客id, 顧客, 顧客id, 顧客番号, 顧客コード, 会員番号, 会員id, 会員コード, 購入者,
    購入者id, 注文者id, 고객, 고객번호, 고객id, 고객코드, 회원번호, 회원id, 회원, 주문자id, 주문자 id,
    구매자, 구매자id`,
  product_id: `
    artikelnr, artikelkod, produktkod, varunummer, varunr, varenummer, varenr, varekode, produktkode,
    tuotekoodi, tuotenumero, tuote id, kód produktu, kód zboží, číslo zboží, katalogové číslo,
    kód tovaru, cikkszám, termékkód, termék azonosító, vonalkód, cod produs, cod articol, cod bare,
    šifra artikla, šifra proizvoda, артикул, код товара, id товара, код номенклатуры, штрихкод,
    номенклатурный номер, код товару, κωδικός, κωδικός προϊόντος, κωδικός είδους, 商品编号, 商品编码,
    商品id, 商家编码, 外部系统编号, 货号, 条码, 商品条码, 商品代码, 產品編號, 商品編號, 商品コード, 商品番号,
    商品id, 商品管理番号, 品番, janコード, jan, 상품코드, 상품번호, 상품id, 제품코드, 품번, 바코드`,
  product_name: `
    benämning, produktnamn, artikelnamn, artikelbenämning, varunamn, vara, beskrivning, varenavn,
    produktnavn, varebeskrivelse, varetekst, vare, beskrivelse, navn, tuote, tuotenimi, tuotteen nimi,
    nimike, kuvaus, název, název produktu, název zboží, zboží, položka, popis, názov, názov produktu,
    názov tovaru, tovar, termék, terméknév, termék neve, megnevezés, cikk, cikknév, produs,
    nume produs, denumire, denumire produs, articol, proizvod, naziv, naziv proizvoda, naziv artikla,
    artikl, товар, наименование, наименование товара, название, название товара, номенклатура,
    продукт, позиция, назва товару, найменування, προϊόν, περιγραφή, είδος, 商品名称, 商品名, 商品标题,
    宝贝标题, 宝贝名称, 产品名称, 产品, 商品, 品名, 品項, 商品名稱, 產品名稱, 商品説明, 品目, 品目名,
    商品タイトル, 상품명, 상품, 제품명, 제품, 품명, 품목, 품목명`,
  category: `
    varugrupp, kategori, produktgrupp, varegruppe, produktgruppe, varekategori, tuoteryhmä, kategoria,
    skupina, skupina zboží, kategorie zboží, kategória, termékcsoport, cikkcsoport, categorie produs,
    grupa proizvoda, kategorija, категория, категория товара, группа, группа товаров,
    товарная группа, категорія, κατηγορία, 类目, 类别, 分类, 品类, 商品分类, 商品类目, 分類, 類別,
    カテゴリ, カテゴリー, 商品カテゴリ, 部門, 部門名, 카테고리, 분류, 상품분류, 상품카테고리`,
  subcategory: `
    undergrupp, underkategori, undergruppe, aliryhmä, podskupina, podkategorie, alkategória,
    подкатегория, подгруппа, 子类目, 二级分类, 小分类, サブカテゴリ, 소분류`,
  quantity: `
    antal, antall, mängd, mængde, mengde, kpl, määrä, kappalemäärä, množství, počet, počet kusů,
    kusů, ks, množstvo, počet kusov, mennyiség, darab, darabszám, db, cantitate, buc, bucăți,
    količina, kom, количество, кол во, кол-во, шт, штук, количество шт, кількість, ποσότητα, τεμάχια,
    数量, 购买数量, 商品数量, 件数, 宝贝数量, 销量, 數量, 個数, 点数, 注文数, 購入数, 販売数, 購入個数, 수량,
    주문수량, 구매수량, 판매수량, 개수`,
  unit_price: `
    à pris, á pris, apris, styckpris, enhetspris, pris, försäljningspris, stykpris, stykkpris,
    enhedspris, salgspris, hinta, yksikköhinta, à hinta, kappalehinta, jednotková cena, cena za kus,
    cena za jednotku, cena s dph, cena bez dph, prodejní cena, cena za ks, ár, egységár, bruttó ár,
    nettó ár, bruttó egységár, nettó egységár, eladási ár, preț, preț unitar, cijena,
    jedinična cijena, цена, цена за единицу, цена за шт, розничная цена, ціна, τιμή, τιμή μονάδας,
    单价, 价格, 商品单价, 售价, 销售价, 商品价格, 宝贝单价, 單價, 價格, 単価, 価格, 販売価格, 商品単価,
    税込単価, 税抜単価, 단가, 판매가, 상품가격, 가격, 판매단가, 판매가격`,
  discount: `
    rabattsats, rabat, alennus, sleva, zľava, kedvezmény, reducere, popust, скидка, сумма скидки,
    знижка, έκπτωση, 折扣, 优惠, 优惠金额, 折扣金额, 折扣額, 割引, 割引額, 値引, 値引額, 할인, 할인금액`,
  amount: `
    radsumma, radbelopp, summa, belopp, linjebeløb, linjetotal, linjesum, beløb, beløp, rivisumma,
    yhteensä, cena celkem, celkem, celková cena, celkem s dph, spolu, cena spolu, összeg, érték,
    sorösszeg, összesen, tétel összesen, bruttó összeg, nettó összeg, valoare, valoare linie, suma, iznos,
    сумма, стоимость, сумма строки, сума, вартість, αξία, ποσό, 金额, 小计, 商品金额, 商品总价, 销售额,
    销售金额, 金額, 小計, 商品小計, 売上, 売上金額, 売上高, 금액, 판매금액, 상품금액, 매출, 매출액, 소계`,
  cost: `
    inköpspris, självkostnad, indkøbspris, innkjøpspris, kostpris, ostohinta, nákupní cena,
    nákupná cena, beszerzési ár, preț achiziție, себестоимость, закупочная цена, собівартість,
    成本, 成本价, 进价, 原価, 仕入単価, 仕入価格, 원가, 매입가`,
  status: `
    orderstatus, ordrestatus, tila, tilauksen tila, stav, stav objednávky, állapot, státusz,
    rendelés státusza, stare, stare comandă, статус, статус заказа, состояние, стан, κατάσταση,
    订单状态, 交易状态, 状态, 訂單狀態, ステータス, 注文ステータス, 注文状況, 状態, 주문상태, 상태,
    결제상태, 배송상태`,
  channel: `
    försäljningskanal, salgskanal, myyntikanava, prodejní kanál, értékesítési csatorna, канал,
    канал продаж, 渠道, 销售渠道, 订单来源, 販売チャネル, 販売経路, 판매채널, 주문경로`,
  customer_name: `
    kundnamn, kundenavn, asiakkaan nimi, jméno zákazníka, meno zákazníka, vevő neve, nume client,
    имя клиента, фио, фио клиента, имя покупателя, 客户姓名, 收货人, 收货人姓名, 買家姓名, 顧客名, 氏名,
    注文者名, 注文者氏名, 購入者名, 고객명, 주문자, 주문자명, 구매자명, 성명`,
  email: `
    e post, epost, epostadress, e postadress, sähköposti, e mail adresa, e mail cím, emailcím, почта,
    электронная почта, email клиента, 邮箱, 电子邮箱, 電子郵件, メールアドレス, メール, 이메일`,
  phone: `
    telefonnummer, mobilnummer, puhelin, telefonní číslo, telefónne číslo, telefonszám, телефон,
    номер телефона, 电话, 手机, 手机号, 联系电话, 電話, 電話番号, 携帯電話, 전화번호, 휴대폰, 연락처`,
};

export const furtherLanguages: Synonyms = Object.fromEntries(
  Object.entries(written).map(([role, list]) => [role, names(list).map(normalise)]),
);
