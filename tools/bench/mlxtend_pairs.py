"""Prints how many pairs mlxtend finds in a benchmark shop: FILE SUPPORT."""

import sys

import pandas
from mlxtend.frequent_patterns import fpgrowth
from mlxtend.preprocessing import TransactionEncoder

file, support = sys.argv[1], float(sys.argv[2])
lines = pandas.read_csv(file, usecols=["order_id", "product_id", "quantity"])
kept = lines[lines.quantity > 0].drop_duplicates(["order_id", "product_id"])
baskets = kept.groupby("order_id").product_id.apply(list)
encoder = TransactionEncoder()
table = pandas.DataFrame.sparse.from_spmatrix(
    encoder.fit(baskets).transform(baskets, sparse=True),
    columns=[str(product) for product in encoder.columns_],
)
sets = fpgrowth(table, min_support=support, max_len=2)
print(int((sets.itemsets.map(len) == 2).sum()))
