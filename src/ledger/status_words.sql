-- one row per word that shop platforms write for the state of an order | 每个表示订单状态的词一行
-- word: the word as written, in lower case | 原文，小写
-- status: paid, part_refunded, refunded, unpaid or cancelled | 归为哪种状态
SELECT unnest(words) AS word, status
FROM (
  VALUES
    ('paid', ['paid', 'partially_paid', 'partially paid', 'complete', 'completed', 'processing', 'fulfilled', 'shipped',
      'delivered', 'closed', 'success', 'succeeded', 'settled', 'captured', 'open', 'unfulfilled', 'partially_fulfilled',
      'bezahlt', 'abgeschlossen', 'versendet', 'versandt', 'geliefert', 'in bearbeitung',
      'payé', 'payée', 'paye', 'payee', 'terminé', 'terminée', 'expédié', 'expédiée', 'livré', 'livrée',
      'pagado', 'pagada', 'completado', 'completada', 'enviado', 'enviada', 'entregado', 'entregada',
      'pagato', 'pagata', 'completato', 'completata', 'spedito', 'spedita', 'consegnato', 'consegnata',
      'fertiggestellt', 'en cours', 'procesando', 'in lavorazione', 'processando', 'concluído', 'concluída', 'pago',
      'afgerond', 'voltooid', 'in behandeling', 'betaald', 'verzonden', 'wc-completed', 'wc-processing',
      '支払済み', '支払い済み', '支払済', '完了', '発送済み', '出荷済み', '入金済み', '入金済', '処理中',
      '已付款', '已支付', '已完成', '交易成功', '已发货', '待发货', '买家已付款', '卖家已发货', '等待卖家发货', '已签收', '待收货', '完成',
      '处理中', '處理中', '付款成功', '已出貨', '待出貨', '備貨中', '已送達', '已取貨']),
    ('part_refunded', ['partially_refunded', 'partially refunded', 'partial refund', 'part refunded', 'teilweise erstattet',
      'partiellement remboursé', 'partiellement remboursée', 'reembolsado parcialmente', 'reembolso parcial',
      'parzialmente rimborsato', 'parcialmente reembolsado', 'gedeeltelijk terugbetaald', '一部返金', '一部返金済み', '部分退款',
      '部分退货', '部分退貨']),
    ('refunded', ['refunded', 'fully refunded', 'erstattet', 'rückerstattet', 'remboursé', 'remboursée', 'reembolsado',
      'reembolsada', 'rimborsato', 'rimborsata', 'terugbetaald', 'wc-refunded', '返金', '返金済', '返金済み', '全額返金',
      '已退款', '退款成功', '全额退款', '退款完成', '全額退款']),
    ('unpaid', ['unpaid', 'pending', 'pending payment', 'pending_payment', 'awaiting payment', 'authorized', 'voided',
      'expired', 'failed', 'on-hold', 'on hold', 'draft', 'checkout-draft', 'declined', 'overdue', 'rejected', 'abandoned',
      'payment failed', 'payment pending', 'payment review', 'wc-pending', 'wc-on-hold', 'wc-failed', 'wc-checkout-draft',
      'unbezahlt', 'ausstehend', 'offen', 'fehlgeschlagen', 'in wartestellung', 'zahlung ausstehend', 'warten auf zahlung',
      'wartet auf zahlung', 'entwurf', 'autorisiert', 'abgelaufen', 'abgelehnt', 'überfällig',
      'en attente', 'en attente de paiement', 'en attente paiement', 'attente paiement', 'impayé', 'impayée', 'échoué', 'échouée',
      'échec', 'autorisé', 'autorisée', 'expiré', 'expirée', 'brouillon',
      'pendiente', 'pendiente de pago', 'pago pendiente', 'fallido', 'fallida', 'en espera', 'autorizado', 'autorizada',
      'no pagado', 'caducado', 'borrador',
      'in attesa', 'in attesa di pagamento', 'in sospeso', 'sospeso', 'non pagato', 'fallito', 'autorizzato', 'scaduto', 'bozza',
      'aguardando pagamento', 'pagamento pendente', 'pendente', 'aguardando', 'malsucedido', 'não pago', 'rascunho',
      'in de wacht', 'wachtend op betaling', 'in afwachting', 'mislukt', 'onbetaald', 'niet betaald', 'concept',
      '未払い', '未払', '支払い待ち', '保留中', '保留', '入金待ち', '未入金', '失敗', '支払い失敗',
      '待付款', '未付款', '等待买家付款', '待支付', '未支付', '支付失败', '等待付款', '等待支付', '付款失败', '付款失敗', '逾期未付款']),
    ('cancelled', ['cancelled', 'canceled', 'void', 'storniert', 'abgebrochen', 'annulé', 'annulée', 'cancelado', 'cancelada',
      'annullato', 'annullata', 'cancellato', 'cancellata', 'geannuleerd', 'anulado', 'anulada', 'wc-cancelled',
      'キャンセル', 'キャンセル済み', '已取消', '交易取消', '已关闭', '交易关闭', '取消', '订单关闭', '已關閉', '交易關閉', '訂單關閉'])
) AS v (status, words)
