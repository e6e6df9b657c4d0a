
# Tablets down: a question for two.
@lesson@-talk = Who helps at home? Who helps at school?
