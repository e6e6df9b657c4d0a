
# Tablets down: a question for two.
@lesson@-talk = Who could Sana ask at home? Who could she ask at school?
