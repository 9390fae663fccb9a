import type { Names } from '../synonyms.ts';

/** Names of columns in French exports. */
export const names: Names = {
  date: [
    'date de commande | date commande | date de la commande | date d achat | date achat |',
    'date de facture | commande le | date de vente',
  ].join(' '),
  time: 'heure',
  order_id: [
    'numero de commande | n commande | n de commande | commande | no commande | id commande |',
    'numero commande | numero de facture | reference commande',
  ].join(' '),
  email: 'adresse e mail | adresse email | courriel | email client | e mail client',
  platform_customer_id: 'numero client | n client | id client | code client | numero de client',
  phone: 'portable | numero de telephone',
  customer_name: 'nom | nom du client | nom client',
  country: 'pays | pays de livraison',
  consent: 'accepte marketing | consentement',
  product_id: 'reference | reference produit | ref produit | code produit | id produit | code article | ref',
  product_name: 'produit | nom du produit | nom produit | designation | libelle | libelle produit | titre',
  category: 'categorie | categorie de produit | categorie produit | rayon',
  quantity: 'quantite | qte | nombre d articles',
  unit_price: 'prix unitaire | prix | pu | prix de vente | prix unitaire ttc',
  line_total: 'montant | montant ligne | total ligne | sous total | chiffre d affaires | montant ttc',
  line_discount: 'remise ligne',
  order_total: 'total commande | montant total | total ttc | total de la commande | montant de la commande',
  order_goods: 'total articles',
  order_discount: 'remise | reduction | montant remise',
  shipping: 'frais de port | livraison | frais de livraison',
  tax: 'taxe | tva',
  refunded: 'rembourse | remboursement | montant rembourse',
  status_word: 'statut | statut de la commande | statut commande | etat | etat de la commande',
  cancelled_at: 'annulee le | date d annulation',
  is_test: 'commande test',
  currency: 'devise | monnaie',
};
