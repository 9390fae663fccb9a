import type { Names } from '../synonyms.ts';

/** Names of columns in Japanese exports. */
export const names: Names = {
  date: '注文日 | 注文日時 | 注文日付 | 購入日 | 購入日時 | 受注日 | 受注日時 | 売上日 | 取引日 | 日付 | 日時',
  time: '時刻 | 時間 | 注文時刻',
  order_id: '注文番号 | 注文id | 受注番号 | 受注id | 購入番号 | 取引番号 | 取引id | 伝票番号',
  email: 'メール | メールアドレス | eメール | 顧客メール',
  platform_customer_id:
    '顧客id | 顧客番号 | 顧客コード | 顧客 | 会員番号 | 会員コード | お客様番号 | お客様id | ユーザーid | ユーザid | 購入者id | 購入者',
  phone: '電話番号 | 電話 | 携帯電話 | 携帯番号',
  customer_name: '氏名 | 顧客名 | お客様名 | 名前 | 購入者名 | 会員名',
  country: '国 | 国名 | 配送国',
  consent: 'メルマガ | メール許諾',
  product_id: '商品コード | 商品番号 | 品番 | 型番 | 製品コード | 製品番号 | jan | janコード',
  product_name: '製品名 | 品目',
  category: 'カテゴリ | カテゴリー | 分類 | 商品カテゴリ',
  quantity: '個数 | 購入数 | 注文数 | 購入数量 | 点数 | 数',
  unit_price: '単価 | 価格 | 販売価格 | 販売単価',
  line_total: '金額 | 小計 | 売上 | 売上金額 | 売上高 | 購入金額 | 商品合計',
  line_discount: '行割引',
  order_total:
    '合計 | 合計金額 | 注文金額 | 注文合計 | 総額 | 請求金額 | 支払金額 | 総合計 | 注文合計金額 | 支払い金額',
  order_goods: '商品合計金額',
  order_discount: '割引 | 割引額 | 値引き | 値引額 | クーポン割引',
  shipping: '送料 | 配送料 | 配送費',
  tax: '消費税 | 税額',
  refunded: '返金 | 返金額 | 返金金額',
  status_word: '状態 | ステータス | 注文状態 | 注文ステータス | 受注状態 | 支払状況',
  cancelled_at: 'キャンセル日 | キャンセル日時',
  is_test: 'テスト | テスト注文',
  currency: '通貨 | 通貨コード',
};
